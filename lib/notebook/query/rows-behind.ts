import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { AgreementMetric } from '@/lib/scoring/task-agreement';
import { quoteText } from '@/lib/sql/quote';
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

/** The condition that leaves out hidden teams; empty if none is hidden. */
export function teamTest({ teams, allTeams }: Shown, column = 'team'): string[] {
  return teams.length === allTeams.length ? [] : [`${column} IN ${list(teams, '(', ')')}`];
}

export const where = (tests: readonly string[]) => `WHERE ${tests.join('\n  AND ')}`;

/** The order in which a cell lists a table's rows. */
function orderOf(table: ResultTableName, { classOrder, teams }: Shown): string {
  const terms = tableOf(table).order.map((column) => {
    if (column === 'class') return inOrder('class', classOrder);
    return column === 'team' ? inOrder('team', teams) : column;
  });
  return terms.length === 0 ? 'rowid' : terms.join(',\n  ');
}

/**
 * The query that returns the rows of a result table as a cell shows them.
 *
 * @param only the class (or pool of classes) shown, if the cell shows one
 */
export function resultQuery(table: ResultTableName, view: Shown, only?: string): string {
  const tests = [
    `task = ${quoteText(view.task)}`,
    ...(only === undefined ? [] : [`class = ${quoteText(only)}`]),
    ...('team' in tableOf(table).columns ? teamTest(view) : []),
  ];
  return `SELECT * FROM ${table}\n${where(tests)}\nORDER BY ${orderOf(table, view)}`;
}

/** The query that gives AP and how many times the AP without skill it is. */
export function liftQuery(view: Shown): string {
  const tests = [`task = ${quoteText(view.task)}`, ...teamTest(view)];
  return `SELECT task, team, class, band, positives, images, prevalence, ap,
  ap / nullif(prevalence, 0) AS lift
FROM class_metrics
${where(tests)}
ORDER BY ${orderOf('class_metrics', view)}`;
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
 * The query that compares the teams' means in two tasks.
 *
 * @param classes classes to take the mean over; by default all of each task
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
