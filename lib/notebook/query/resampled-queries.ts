import type { IntervalMethod, MeanMetric, RankingRule } from '@/lib/scoring/result-tables';
import { quoteText } from '@/lib/sql/quote';
import type { TaskView } from '../view';
import { inOrder, type Shown, teamTest, where } from './rows-behind';

type Of = Pick<TaskView, 'task'>;

/** How often each team shown takes each rank by a rule. */
export function rankQuery({ task }: Of, rule: RankingRule): string {
  return `SELECT * FROM rank_distribution
${where([`task = ${quoteText(task)}`, `metric = ${quoteText(rule)}`])}
ORDER BY rowid`;
}

/** The ranks that each team shown may have by a rule. */
export function rankSetsQuery({ task }: Of, rule: RankingRule): string {
  return `SELECT * FROM rank_sets
${where([`task = ${quoteText(task)}`, `metric = ${quoteText(rule)}`])}
ORDER BY rowid`;
}

/** All pairs of the teams shown by a mean. */
export function teamPairsQuery({ task }: Of, metric: MeanMetric): string {
  return `SELECT * FROM pairwise_comparisons
${where([`task = ${quoteText(task)}`, `scope = 'team'`, `metric = ${quoteText(metric)}`])}
ORDER BY rowid`;
}

/** Intervals of the AP of one team's classes, in the order shown. */
export function classIntervalsQuery(view: Shown, team: string, method: IntervalMethod): string {
  return `SELECT * FROM bootstrap_metrics
${where([
  `task = ${quoteText(view.task)}`,
  `team = ${quoteText(team)}`,
  `scope = 'class'`,
  `metric = 'ap'`,
  `method = ${quoteText(method)}`,
])}
ORDER BY ${inOrder('subject', view.classOrder)}`;
}

/**
 * One team minus another, class by class, with p adjusted over the classes. `pairwise_comparisons`
 * has each pair once, the team ranked higher first: in the other order the signs are reversed.
 */
export function classDifferencesQuery(
  view: Shown,
  team: string,
  other: string,
  metric: 'ap' | 'fnr',
  level: number,
): string {
  const kept = view.teams.indexOf(team) < view.teams.indexOf(other);
  const [first, second] = kept ? [team, other] : [other, team];
  const [lower, upper, probability] = kept
    ? ['p.lower', 'p.upper', 'p.probability']
    : ['-p.upper', '-p.lower', '1 - p.probability'];
  return `WITH differences AS (
  SELECT a.task, 'class' AS scope, a.class AS subject, ${quoteText(metric)} AS metric,
    a.team, b.team AS other, a.${metric} - b.${metric} AS difference,
    ${lower} AS lower, ${upper} AS upper, ${level} AS level, ${probability} AS probability,
    p.p_value, p.standard_error, p.images_needed, p.positives_needed,
    coalesce(p.replicates, 0) AS replicates, a.band, a.positives
  FROM class_metrics AS a
  JOIN class_metrics AS b ON b.task = a.task AND b.class = a.class
  LEFT JOIN pairwise_comparisons AS p
    ON p.task = a.task AND p.scope = 'class' AND p.subject = a.class
    AND p.metric = ${quoteText(metric)}
    AND p.team = ${quoteText(first)} AND p.other = ${quoteText(second)}
  WHERE a.task = ${quoteText(view.task)}
    AND a.team = ${quoteText(team)} AND b.team = ${quoteText(other)}
), steps AS (
  -- Holm: the smallest p times all of them, the next times one less
  SELECT *, p_value * (count(p_value) OVER () + 1
    - row_number() OVER (ORDER BY p_value NULLS LAST)) AS step
  FROM differences
)
SELECT * EXCLUDE (step),
  CASE WHEN p_value IS NOT NULL
    THEN least(1, max(step) OVER (ORDER BY p_value NULLS LAST)) END AS p_holm,
  difference / count(difference) OVER () AS share,
  (SELECT any_value(out_of_date) FROM pairwise_comparisons
    WHERE task = ${quoteText(view.task)}) AS out_of_date
FROM steps
ORDER BY ${inOrder('subject', view.classOrder)}`;
}

/** Rates of each group of images: of one team, or the mean of those shown. */
export function groupQuery(
  view: Shown,
  attribute: string,
  team: string | null,
  meanName: string,
): string {
  const tests = [`task = ${quoteText(view.task)}`, `attribute = ${quoteText(attribute)}`];
  if (team !== null) {
    return `SELECT * FROM group_metrics
${where([...tests, `team = ${quoteText(team)}`])}
ORDER BY rowid`;
  }
  return `SELECT task, attribute, "group", ${quoteText(meanName)} AS team, class,
  arg_min(positives, rowid) AS positives, arg_min(images, rowid) AS images,
  arg_min(prevalence, rowid) AS prevalence, avg(fnr) AS fnr, avg(fpr) AS fpr
FROM group_metrics
${where([...tests, ...teamTest(view)])}
GROUP BY task, attribute, "group", class
ORDER BY min(rowid)`;
}
