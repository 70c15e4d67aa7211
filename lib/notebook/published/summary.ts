import { audit } from '@/lib/challenge/audit';
import {
  type PublishedTables,
  publishedClassRows,
  publishedTeamRows,
} from '@/lib/challenge/published';
import type { Finding, Part } from '@/lib/findings/types';
import { className, correlationText, finding, listed, team } from '@/lib/findings/words';
import { countOf, formatScore } from '@/lib/plots/core/format';
import { agreement } from '@/lib/scoring/task-agreement';
import { placesText } from './provenance';

const PUBLISHED = 'the paper';

const common = { task: PUBLISHED, strength: 'not tested' } as const;

/** The printed leaders of each task. */
function leaders(tables: PublishedTables): Finding[] {
  const rows = publishedTeamRows(tables).flatMap(({ task, team: name, rank, map }) =>
    rank === null || map === null ? [] : [{ task, team: name, rank, map }],
  );
  const tasks = [...new Set(rows.map((row) => row.task))].sort();
  const firsts = tasks.flatMap((task) => {
    const own = rows.filter((row) => row.task === task).sort((a, b) => a.rank - b.rank);
    const [first, second] = own;
    if (first?.rank !== 1) return [];
    const ahead = second ? `, ${formatScore(first.map - second.map)} ahead` : '';
    return [
      [`${task}: `, team(first.team), ` (mAP ${formatScore(first.map)}${ahead})`],
    ] as Part[][];
  });
  if (firsts.length === 0) return [];
  const best = rows.filter((row) => row.task === tasks[0]).sort((a, b) => a.rank - b.rank);
  return [
    finding(
      {
        ...common,
        topic: 'ranking',
        cell: 'published-leaderboards',
        figure: {
          kind: 'rows',
          format: 'score',
          rows: best.slice(0, 5).map((row) => ({
            name: `${row.team}, ${row.task}`,
            team: row.team,
            value: row.map,
            lower: null,
            upper: null,
          })),
        },
      },
      'First in the paper. ',
      firsts.flatMap((parts, i) => (i === 0 ? parts : ['; ', ...parts])),
      '. The paper prints no intervals.',
    ),
  ];
}

/** Table 5: what the best team of each task loses from head to tail. */
function tail({ published_bands }: PublishedTables): Finding[] {
  const tasks = [...new Set(published_bands.map((row) => row.task))].sort();
  const parts = tasks.flatMap((task) => {
    const own = published_bands.filter((row) => row.task === task);
    const best = own.reduce((a, b) => (b.overall > a.overall ? b : a));
    return [{ task, best }];
  });
  const [first] = parts;
  if (!first) return [];
  return [
    finding(
      {
        ...common,
        topic: 'tail',
        cell: 'published-leaderboards',
        statistic: 'map head minus tail',
        value: first.best.head - first.best.tail,
        team: first.best.team,
        figure: {
          kind: 'rows',
          format: 'score',
          rows: (['head', 'medium', 'tail'] as const).map((name) => ({
            name,
            band: name,
            value: first.best[name],
            lower: null,
            upper: null,
          })),
        },
      },
      'Mean AP from head to tail, as printed for the best team. ',
      parts.flatMap(({ task, best }, i): Part[] => [
        i === 0 ? '' : '; ',
        `${task}: `,
        team(best.team),
        ` ${formatScore(best.head)} to ${formatScore(best.tail)}`,
      ]),
      '.',
    ),
  ];
}

/** Classes whose printed FNR is 1 for every printed team of a task. */
function missed(tables: PublishedTables): Finding[] {
  const rows = publishedClassRows(tables).filter((row) => row.fnr !== null);
  const tasks = [...new Set(rows.map((row) => row.task))].sort();
  const parts = tasks.flatMap((task) => {
    const own = rows.filter((row) => row.task === task);
    const names = [...new Set(own.map((row) => row.class))].filter((name) =>
      own.every((row) => row.class !== name || row.fnr === 1),
    );
    return names.length === 0 ? [] : [{ task, names }];
  });
  if (parts.length === 0) return [];
  const count = parts.reduce((sum, { names }) => sum + names.length, 0);
  return [
    finding(
      {
        ...common,
        strength: 'described',
        topic: 'missed',
        cell: 'false-negatives',
        statistic: 'classes with fnr 1',
        value: count,
      },
      'Every printed team misses all positives of ',
      parts.flatMap(({ task, names }, i): Part[] => [
        i === 0 ? '' : '; ',
        ...listed(names.map(className)),
        ` (${task})`,
      ]),
      ', at threshold 0.5.',
    ),
  ];
}

/** How far two tasks agree, as Figure 3 of CXR-LT 2024 shows it. */
function agreementOfTasks({ published_task_agreement }: PublishedTables): Finding[] {
  const points = published_task_agreement.map((row) => ({
    name: row.team,
    x: row.task1_map,
    y: row.task2_map,
  }));
  const { r, spearman, interval, n } = agreement(points);
  const [first] = published_task_agreement;
  if (!first || points.length < 3 || r === null) return [];
  const { task1, task2 } = first;
  const ends = interval
    ? ` (95\u00a0% interval ${correlationText(interval[0])} to ${correlationText(interval[1])})`
    : '';
  const isClear = interval !== null && interval[0] > 0;
  return [
    finding(
      {
        ...common,
        strength: isClear ? 'clear' : 'uncertain',
        topic: 'agreement',
        cell: 'printed-agreement',
        statistic: 'r of map',
        value: r,
        lower: interval?.[0] ?? null,
        upper: interval?.[1] ?? null,
        level: interval ? 0.95 : null,
        basis: 'Fisher’s z',
        figure: {
          kind: 'points',
          xTitle: task1,
          yTitle: task2,
          points: points.map(({ name, x, y }) => ({ team: name, x, y })),
        },
      },
      isClear
        ? `Teams that do well on ${task1} do well on ${task2} too`
        : `Whether teams that do well on ${task1} do well on ${task2} is open`,
      `: r = ${correlationText(r)}${ends}`,
      spearman === null ? '' : `, Spearman’s ρ ${correlationText(spearman)}`,
      `, ${countOf(n, 'team')}, mAP as printed.`,
    ),
  ];
}

/** Where the printed tables contradict themselves or each other. */
function misprints(tables: PublishedTables): Finding[] {
  const found = audit(tables);
  if (found.length === 0) return [];
  const rounded = found.filter(({ roundingExplains }) => roundingExplains).length;
  const places = [...new Set(found.map(({ table }) => table))].sort();
  const rest = found.length - rounded;
  return [
    finding(
      {
        ...common,
        strength: 'described',
        topic: 'data',
        cell: 'audit',
        statistic: 'inconsistencies',
        value: found.length,
      },
      `The printed tables have ${countOf(found.length, 'inconsistency', 'inconsistencies')}; ${rounded} may be rounding, ${rest} ${rest === 1 ? 'is' : 'are'} not. They are in ${placesText(places)}.`,
    ),
  ];
}

/** What the tables of the paper say, each figure as printed. */
export function publishedFindings(tables: PublishedTables): Finding[] {
  return [leaders, tail, missed, agreementOfTasks, misprints]
    .flatMap((find) => find(tables))
    .map((one, index) => ({ ...one, place: index + 1 }));
}
