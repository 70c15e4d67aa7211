import type { RankingRule } from '@/lib/scoring/result-tables';

/** By what teams can be ranked, and how it is called. */
export const RANKING_RULES: readonly { readonly value: RankingRule; readonly label: string }[] = [
  { value: 'map', label: 'mAP' },
  { value: 'mauroc', label: 'mAUROC' },
  { value: 'mf1', label: 'mF1' },
  { value: 'macro_fnr', label: 'macro FNR' },
  { value: 'mean_rank_ap', label: 'mean of ranks' },
];

/** What a ranking by means leaves for comparing two teams. */
export type ComparedMetric = Exclude<RankingRule, 'mean_rank_ap'>;

export const COMPARED_METRICS = RANKING_RULES.filter(
  (rule): rule is { readonly value: ComparedMetric; readonly label: string } =>
    rule.value !== 'mean_rank_ap',
);

export function labelOf(rule: RankingRule): string {
  return RANKING_RULES.find(({ value }) => value === rule)!.label;
}
