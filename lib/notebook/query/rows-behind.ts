import { quoteText } from '@/lib/engine';
import type { AgreementMetric } from '@/lib/scoring/task-agreement';
import type { ResultTable } from '../tables/result-shapes';
import type { TaskView } from '../view';

/** Lists longer than this stand on lines of their own. */
const ONE_LINE = 72;

export function list(values: readonly string[], open: string, close: string): string {
  const quoted = values.map(quoteText);
  const line = `${open}${quoted.join(', ')}${close}`;
  if (line.length <= ONE_LINE) return line;
  const lines = [''];
  for (const value of quoted) {
    const last = lines.at(-1)!;
    if (last.length + value.length > ONE_LINE) lines.push(value);
    else lines[lines.length - 1] = last === '' ? value : `${last}, ${value}`;
  }
  return `${open}\n    ${lines.join(',\n    ')}\n  ${close}`;
}

export const inOrder = (column: string, names: readonly string[]) =>
  `list_position(${list(names, '[', ']')}, ${column})`;

export type Shown = Pick<TaskView, 'task' | 'teams' | 'allTeams' | 'classOrder'>;

/** Teams taken out of the figures are taken out here; where none is, nothing is said. */
export function teamTest({ teams, allTeams }: Shown, column = 'team'): string[] {
  return teams.length === allTeams.length ? [] : [`${column} IN ${list(teams, '(', ')')}`];
}

export const where = (tests: readonly string[]) => `WHERE ${tests.join('\n  AND ')}`;

/** In which order a cell lists the rows of each table; rows keep their own order otherwise. */
const ORDERS: Readonly<Record<ResultTable, (view: Shown) => string>> = {
  label_counts: ({ classOrder }) => `${inOrder('class', classOrder)}, split`,
  team_metrics: ({ teams }) => inOrder('team', teams),
  class_metrics: ({ classOrder, teams }) =>
    `${inOrder('class', classOrder)},\n  ${inOrder('team', teams)}`,
  band_metrics: () => 'rowid',
  calibration_bins: () => 'rowid',
  curve_points: () => 'rowid',
  operating_points: () => 'rowid',
  group_metrics: () => 'rowid',
  bootstrap_metrics: () => 'rowid',
  rank_distribution: () => 'rowid',
  pairwise_comparisons: () => 'rowid',
};

/**
 * The query that gives the rows of a result table as a cell shows them.
 *
 * @param only the class (or pool of classes) looked at, where it is one
 */
export function resultQuery(table: ResultTable, view: Shown, only?: string): string {
  const tests = [
    `task = ${quoteText(view.task)}`,
    ...(only === undefined ? [] : [`class = ${quoteText(only)}`]),
    ...(table === 'label_counts' ? [] : teamTest(view)),
  ];
  return `SELECT * FROM ${table}\n${where(tests)}\nORDER BY ${ORDERS[table](view)}`;
}

/** The query that gives AP and how many times the AP without skill it is. */
export function liftQuery(view: Shown): string {
  const tests = [`task = ${quoteText(view.task)}`, ...teamTest(view)];
  return `SELECT task, team, class, band, positives, images, prevalence, ap,
  ap / nullif(prevalence, 0) AS lift
FROM class_metrics
${where(tests)}
ORDER BY ${ORDERS.class_metrics(view)}`;
}

/** The query that sets one team's classes in two tasks against each other. */
export function classAgreementQuery(
  x: Shown,
  y: Shown,
  metric: AgreementMetric,
  team: string,
): string {
  return `SELECT x.class, x.band, x.${metric} AS x, y.${metric} AS y
FROM class_metrics AS x JOIN class_metrics AS y ON x.class = y.class AND x.team = y.team
${where([
  `x.task = ${quoteText(x.task)}`,
  `y.task = ${quoteText(y.task)}`,
  `x.team = ${quoteText(team)}`,
  `x.${metric} IS NOT NULL`,
  `y.${metric} IS NOT NULL`,
])}
ORDER BY ${inOrder('x.class', x.classOrder)}`;
}

/**
 * The query that sets the teams' means in two tasks against each other.
 *
 * @param classes those the means are over; all of each task unless given
 */
export function teamAgreementQuery(
  x: Shown,
  y: Shown,
  metric: AgreementMetric,
  classes?: readonly string[],
): string {
  const means = (view: Shown, name: string) => {
    const tests = [
      `task = ${quoteText(view.task)}`,
      ...(classes ? [`class IN ${list(classes, '(', ')')}`] : []),
      ...teamTest(view),
    ];
    return `${name} AS (
  SELECT team, avg(${metric}) AS mean FROM class_metrics
  ${where(tests)}
  GROUP BY team
)`;
  };
  return `WITH ${means(x, 'first')}, ${means(y, 'second')}
SELECT first.team AS name, first.mean AS x, second.mean AS y
FROM first JOIN second ON first.team = second.team
WHERE first.mean IS NOT NULL AND second.mean IS NOT NULL
ORDER BY ${inOrder('first.team', x.teams)}`;
}
