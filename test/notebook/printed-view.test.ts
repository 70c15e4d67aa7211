import { describe, expect, it } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import { headMediumTail } from '@/lib/challenge/bands';
import { comparedRows, printedView } from '@/lib/notebook/published/printed-view';
import type { NotebookSettings } from '@/lib/notebook/settings';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';

const tables = publishedTables();
const settings: Pick<NotebookSettings, 'bands' | 'order' | 'hiddenTeams'> = {
  bands: null,
  order: 'prevalence',
  hiddenTeams: [],
};

describe('printedView', () => {
  it('holds every printed figure of a task once', () => {
    const view = printedView(tables, 'Task 2', settings);
    const figures = view.rows.flatMap((row) => [row.ap, row.f1, row.fnr]);
    const printed = tables.published_class_metrics.filter((row) => row.task === 'Task 2');
    expect(figures.filter((value) => value !== null)).toHaveLength(printed.length);
    expect(view.teams).toHaveLength(4);
  });

  it('follows the order, the bands and the teams the reader set', () => {
    const view = printedView(tables, 'Task 1', settings);
    expect(view.classOrder[0]).toBe('Support Devices');
    const named = printedView(tables, 'Task 1', { ...settings, order: 'name' });
    expect(named.classOrder).toEqual([...view.classOrder].sort((a, b) => a.localeCompare(b, 'en')));
    const fewer = printedView(tables, 'Task 1', { ...settings, hiddenTeams: ['B'] });
    expect(fewer.allTeams).toEqual(view.allTeams);
    expect(fewer.rows.some((row) => row.team === 'B')).toBe(false);
    const bands = headMediumTail(1, 1);
    const tail = printedView(tables, 'Task 1', { ...settings, bands });
    expect(tail.rows.every((row) => row.band === 'tail')).toBe(true);
  });

  it('gives the classes of Task 3 no prevalence and no band', () => {
    const { rows } = printedView(tables, 'Task 3', settings);
    expect(rows.length).toBe(15);
    expect(rows.every((row) => row.prevalence === null && row.band === null)).toBe(true);
  });
});

describe('comparedRows', () => {
  const computed = (team: string, name: string, ap: number | null) =>
    ({ task: 'task1_labels', team, class: name, ap, f1: null, fnr: null }) as ClassMetricRow;
  const view = printedView(tables, 'Task 1', settings);
  const apOf = (team: string, name: string) =>
    view.rows.find((row) => row.team === team && row.class === name)!.ap!;

  it('knows teams by letter or handle, and classes by any of their spellings', () => {
    const rows = comparedRows(tables, view, [
      computed('zguo', 'edema', 0.6),
      computed('Team B', 'Edema', 0.5),
      computed('Somebody', 'Edema', 0.4),
    ]).filter((row) => row.metric === 'ap');
    expect(rows.map(({ team, class: name }) => [team, name])).toEqual([
      ['A', 'Edema'],
      ['B', 'Edema'],
    ]);
    expect(rows[0]!.difference).toBeCloseTo(0.6 - apOf('A', 'Edema'), 12);
    expect(rows[0]!.prevalence).toBeGreaterThan(0.1);
  });

  it('leaves a difference open where one side has no value', () => {
    const [ap] = comparedRows(tables, view, [computed('A', 'Hernia', null)]);
    expect(ap).toMatchObject({ published: apOf('A', 'Hernia'), computed: null, difference: null });
  });
});
