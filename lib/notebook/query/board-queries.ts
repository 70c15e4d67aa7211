import type { TaskGapRow } from '@/lib/scoring/result-tables';
import type { GroupChoice } from '@/lib/scoring/tables/group-gaps';
import { quoteText } from '@/lib/sql/quote';
import { list, type Shown, where } from './rows-behind';

/** The steps of a team, or of the mean of teams, from one task to another. */
export function taskGapQuery(
  { task }: Pick<Shown, 'task'>,
  team: string | null,
  metric: TaskGapRow['metric'],
  order: TaskGapRow['order'],
): string {
  return `SELECT * FROM task_gaps
${where([
  `task = ${quoteText(task)}`,
  team === null ? 'team IS NULL' : `team = ${quoteText(team)}`,
  `metric = ${quoteText(metric)}`,
  `"order" = ${quoteText(order)}`,
])}
ORDER BY place`;
}

/** The means of the shown teams under both label files. */
export function labelEffectsQuery(
  { task, teams }: Pick<Shown, 'task' | 'teams'>,
  metric: TaskGapRow['metric'],
): string {
  return `SELECT * FROM label_effects
${where([
  `task = ${quoteText(task)}`,
  'class IS NULL',
  `metric = ${quoteText(metric)}`,
  `team IN ${list(teams, '(', ')')}`,
])}
ORDER BY rowid`;
}

/** The means of the shown teams from gold and noisy labels together. */
export function goldEstimatesQuery(
  { task, teams }: Pick<Shown, 'task' | 'teams'>,
  metric: TaskGapRow['metric'],
): string {
  return `SELECT * FROM gold_estimates
${where([
  `task = ${quoteText(task)}`,
  'class IS NULL',
  `metric = ${quoteText(metric)}`,
  `team IN ${list(teams, '(', ')')}`,
])}
ORDER BY rowid`;
}

/** Whether the order of all teams is the same under both label files, over all and by class. */
export function labelRankingsQuery(
  { task }: Pick<Shown, 'task'>,
  metric: TaskGapRow['metric'],
): string {
  return `SELECT * FROM label_rankings
${where([`task = ${quoteText(task)}`, `metric = ${quoteText(metric)}`])}
ORDER BY rowid`;
}

/** The steps of a team from one group of images to another. */
export function groupGapQuery(
  task: string,
  { attribute, first, second, mix }: GroupChoice,
  team: string,
  metric: TaskGapRow['metric'],
): string {
  return `SELECT * FROM group_gaps
${where([
  `task = ${quoteText(task)}`,
  `attribute = ${quoteText(attribute)}`,
  `first = ${quoteText(first)}`,
  `second = ${quoteText(second)}`,
  mix === null ? 'mix IS NULL' : `mix = ${quoteText(mix)}`,
  `team = ${quoteText(team)}`,
  `metric = ${quoteText(metric)}`,
])}
ORDER BY rowid`;
}
