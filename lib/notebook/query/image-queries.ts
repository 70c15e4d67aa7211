import type { SliceFilter, SliceRow } from '@/lib/scoring/tables/slices';
import { quoteText } from '@/lib/sql/quote';
import { inOrder, list, type Shown, where } from './rows-behind';

/** The query that gives the misses that each two shown teams share, in a class or over all. */
export function missCorrelationsQuery({ task, teams }: Shown, name: string | null): string {
  const shown = list(teams, '(', ')');
  return `SELECT * FROM miss_correlations
${where([
  `task = ${quoteText(task)}`,
  name === null ? 'class IS NULL' : `class = ${quoteText(name)}`,
  `team IN ${shown}`,
  `other IN ${shown}`,
])}`;
}

/** The query that gives the rows of one team in a table, in the order in which they are made. */
export function teamTableQuery(
  table: 'co_predictions' | 'conditional_fnr',
  task: string,
  team: string,
): string {
  return `SELECT * FROM ${table}
${where([`task = ${quoteText(task)}`, `team = ${quoteText(team)}`])}
ORDER BY rowid`;
}

/** The query that gives the images that flip between two submissions, by class. */
export function flipsQuery(
  task: string,
  team: string,
  other: string,
  among: string,
  classOrder: readonly string[],
): string {
  return `SELECT * FROM flips
${where([
  `task = ${quoteText(task)}`,
  `team = ${quoteText(team)}`,
  `other = ${quoteText(other)}`,
  `among = ${quoteText(among)}`,
])}
ORDER BY ${inOrder('class', classOrder)}`;
}

/** The query that gives the slices of a team by one statistic, as filtered. */
export function slicesQuery(
  task: string,
  team: string,
  statistic: SliceRow['statistic'],
  { conditions, withLabels, least }: SliceFilter,
): string {
  return `SELECT * FROM slices
${where([
  `task = ${quoteText(task)}`,
  `team = ${quoteText(team)}`,
  `statistic = ${quoteText(statistic)}`,
  ...(conditions === null ? [] : [`conditions = ${conditions}`]),
  ...(withLabels ? [] : ['label IS NULL']),
  `${statistic === 'fpr' ? 'negatives' : 'positives'} >= ${least}`,
])}
ORDER BY rowid`;
}
