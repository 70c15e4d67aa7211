import { describe, expect, it } from 'vitest';
import { audit } from '@/lib/challenge/audit';
import type { Challenge } from '@/lib/challenge/challenge';
import { type DeclaredTables, tablesDeclared, trainingBands } from '@/lib/challenge/published';
import { checkChallenge } from '@/lib/challenge/schema';
import { bandComparison } from '@/lib/notebook/published/band-comparison';
import { citationOf } from '@/lib/notebook/published/citation';
import { followPublished } from '@/lib/notebook/published/load';
import { paperTask } from '@/lib/notebook/published/paper-task';
import { comparedRows, printedView } from '@/lib/notebook/published/printed-view';
import { hasRows, publishedProvenance } from '@/lib/notebook/published/provenance';
import { publishedFindings } from '@/lib/notebook/published/summary';
import { showsPublished } from '@/lib/notebook/session/evaluations';
import { sessionInNode } from '../notebook/support';

const ap = (team: string, name: string, value: number) => ({
  source_table: 'Table S1',
  task: 'Valley',
  metric: 'ap' as const,
  class: name,
  team,
  value,
});

/** The paper of a board of three birds. Finch: 0.60 and 0.30; Wren 0.40 and 0.20; Owl 0.20, 0.10. */
const PUBLISHED: DeclaredTables = {
  class_metrics: [
    ...[0.6, 0.4, 0.2].map((value, i) => ap('Ash', ['Finch', 'Wren', 'Owl'][i]!, value)),
    ...[0.3, 0.2, 0.1].map((value, i) => ap('Birch', ['Finch', 'Wren', 'Owl'][i]!, value)),
  ],
  leaderboard: [
    // Ash's mean is 0.4, as printed; Birch's is 0.2, not 0.25.
    { source_table: 'Table 2', task: 'Valley', team: 'Ash', rank: 2, map: 0.4 },
    { source_table: 'Table 2', task: 'Valley', team: 'Birch', rank: 1, map: 0.25 },
  ],
  classes: [
    { class: 'Finch', train_positives: 500 },
    { class: 'Wren', train_positives: 50 },
    { class: 'Owl', train_positives: 5 },
  ],
  datasets: [{ split: 'train', task: 'Valley', samples: 1000, labels: 3 }],
};

const file = (publishedTables: unknown = PUBLISHED) => ({
  format: 'longtail-challenge',
  version: 1,
  name: 'Birds of the valley',
  citation: 'Oak, “Birds of the valley”',
  classes: [{ name: 'Finch' }, { name: 'Wren', aliases: ['Troglodytes'] }, { name: 'Owl' }],
  tasks: [{ name: 'Valley' }],
  publishedTables,
});

function read(publishedTables?: unknown): Challenge {
  const checked = checkChallenge(file(publishedTables));
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.challenge;
}

describe('published tables of a description', () => {
  const tables = tablesDeclared(read().publishedTables!);

  it('are audited like those that come with the notebook', () => {
    const found = audit(tables);
    expect(found.map(({ rule }) => rule).sort()).toEqual(['mean-rows', 'ranks']);
    const mean = found.find(({ rule }) => rule === 'mean-rows')!;
    expect(mean).toMatchObject({ table: 'Table 2', printed: 0.25, roundingExplains: false });
    expect(mean.recomputed).toBeCloseTo(0.2, 12);
    expect(mean.text).toContain('team Birch');
    expect(found.find(({ rule }) => rule === 'ranks')!.text).toContain('Table 2, mAP');
  });

  it('give bands by their training counts', () => {
    expect([...trainingBands(tables)]).toEqual([
      ['Finch', 'head'],
      ['Wren', 'medium'],
      ['Owl', 'tail'],
    ]);
    const average = bandComparison(tables, 'Valley').filter(({ band }) => band === 'average');
    expect(average.map(({ team, classes }) => [team, classes])).toEqual([
      ['Ash', 3],
      ['Birch', 3],
    ]);
    expect(average[0]!.recomputed).toBeCloseTo(0.4, 12);
  });

  it('say how far two tasks agree, from the teams of both', () => {
    const maps = { Valley: [0.4, 0.25, 0.3, 0.1], Hill: [0.5, 0.3, 0.35] };
    const leaderboard = Object.entries(maps).flatMap(([task, values]) =>
      values.map((map, i) => ({ task, team: `T${i}`, map })),
    );
    const two = tablesDeclared({ leaderboard });
    expect(
      two.published_task_agreement.map((row) => [row.team, row.task1_map, row.task2_map]),
    ).toEqual([
      ['T0', 0.4, 0.5],
      ['T1', 0.25, 0.3],
      ['T2', 0.3, 0.35],
    ]);
    const finding = publishedFindings(two).find(({ topic }) => topic === 'agreement')!;
    expect(finding.statistic).toBe('r of map');
    // (x, y) - mean: (.0833, .1167), (-.0667, -.0833), (-.0167, -.0333).
    expect(finding.value).toBeCloseTo(0.015833 / Math.sqrt(0.011667 * 0.021667), 4);
    expect(JSON.stringify(finding.parts)).toMatch(/do well on Valley do well on Hill/);
    expect(tables.published_task_agreement).toEqual([]);
    // The leaderboard is the place of these values: they are no second one.
    expect(audit(two)).toEqual([]);
  });

  it('are set beside computed values by the names of the description', () => {
    const task = { name: 'my_labels', classes: ['finch', 'wren', 'owl'] };
    expect(paperTask(tables, task)).toBe('Valley');
    expect(paperTask(tables, { ...task, classes: ['Finch', 'Crow', 'Jay'] })).toBeNull();
    const settings = { bands: null, order: 'file', hiddenTeams: [] } as never;
    const view = printedView(tables, 'Valley', settings);
    const computed = { task: 'my_labels', team: 'team ash', class: 'Wren', ap: 0.41 } as never;
    const rows = comparedRows(tables, view, [computed]);
    const row = rows.find(({ metric }) => metric === 'ap')!;
    expect(row).toMatchObject({ team: 'Ash', class: 'Wren', published: 0.4, computed: 0.41 });
    expect(row.prevalence).toBe(0.05);
  });

  it('show what is there, with its place, and nothing of what is not', () => {
    expect(hasRows(tables, { table: 'published_leaderboard' })).toBe(true);
    expect(hasRows(tables, { table: 'published_timeline' })).toBe(false);
    const uses = [{ table: 'published_leaderboard' }, { table: 'published_timeline' }] as const;
    expect(publishedProvenance(tables, uses)).toEqual([
      'published_leaderboard: 2 rows as printed in Table 2',
    ]);
  });

  it('are shown while their description is open, and cited by it', () => {
    const session = sessionInNode();
    expect(showsPublished(session.state)).toBe(false);
    followPublished(session, read());
    expect(showsPublished(session.state)).toBe(true);
    expect(session.state.published.tables!.published_leaderboard).toHaveLength(2);
    expect(citationOf(session.state.published)).toBe('Oak, “Birds of the valley”');
    followPublished(session, null);
    expect(session.state.published.tables).toBeNull();
    expect(citationOf(session.state.published)).toContain('CXR-LT 2024');
  });

  it.each([
    [
      { leaderboard: [{ task: 'Valley', team: 'Ash', map: 41.2 }] },
      'publishedTables.leaderboard[0].map',
      /is 41.2; expected at most 1/,
    ],
    [
      { class_metrics: [ap('Ash', 'Crow', 0.1)] },
      'publishedTables.class_metrics[0].class',
      /"Crow" is not a class/,
    ],
    [
      { leaderboard: [{ task: 'Hill', team: 'Ash' }] },
      'publishedTables.leaderboard[0].task',
      /"Hill" is not a task; expected Valley/,
    ],
    [{ counts: [] }, 'publishedTables.counts', /is not a key/],
  ])('are refused by path: %j', (wrong, path, problem) => {
    const checked = checkChallenge(file(wrong));
    expect('problems' in checked && checked.problems[0]).toMatchObject({
      path,
      problem: expect.stringMatching(problem),
    });
  });

  it('name a class by any of its spellings', () => {
    expect(read({ class_metrics: [ap('Ash', 'troglodytes', 0.1)] })).toBeDefined();
  });
});
