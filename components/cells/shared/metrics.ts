import { CLASS_STATISTICS, TEAM_STATISTICS } from '@/lib/metrics';
import type { RankingRule } from '@/lib/scoring/result-tables';
import { RANKING_RULES as RULES } from '@/lib/scoring/tables/rank-distribution';

const CHOICES = ['ap', 'auroc', 'f1', 'fnr', 'ece'] as const;

export type ClassMetric = (typeof CHOICES)[number];

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** Metrics of a class that can be chosen. */
export const CLASS_METRICS: readonly Choice<ClassMetric>[] = CHOICES.map((value) => ({
  value,
  label: classMetricLabel(value),
}));

/** Metrics of a class that the paper prints. */
export type PublishedMetric = 'ap' | 'f1' | 'fnr';

export const PUBLISHED_METRICS = CLASS_METRICS.filter(
  (metric): metric is Choice<PublishedMetric> =>
    metric.value === 'ap' || metric.value === 'f1' || metric.value === 'fnr',
);

/** How a class metric is called. */
export function classMetricLabel(metric: ClassMetric): string {
  return CLASS_STATISTICS[metric].title;
}

/** The rules by which teams can be ranked. */
export const RANKING_RULES: readonly Choice<RankingRule>[] = RULES.map((value) => ({
  value,
  label: ruleLabel(value),
}));

type MeanRule = Exclude<RankingRule, 'mean_rank_ap'>;

/** Means by which two teams can be compared. */
export const COMPARED_METRICS = RANKING_RULES.filter(
  (rule): rule is Choice<MeanRule> => rule.value !== 'mean_rank_ap',
);

/** How a ranking rule is called. */
export function ruleLabel(rule: RankingRule): string {
  return rule === 'mean_rank_ap' ? 'mean rank' : TEAM_STATISTICS[rule].title;
}
