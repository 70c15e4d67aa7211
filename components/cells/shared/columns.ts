import type { TableRow } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';

/** Columns of the result tables as listed; the page shows elsewhere what is out of date. */
export const COLUMNS = {
  label_counts: resultColumns('label_counts'),
  team_metrics: resultColumns('team_metrics'),
  band_metrics: resultColumns('band_metrics'),
  class_metrics: resultColumns('class_metrics'),
  calibration_bins: resultColumns('calibration_bins'),
  label_contradictions: resultColumns('label_contradictions'),
  score_contradictions: resultColumns('score_contradictions'),
  curve_points: resultColumns('curve_points'),
  miss_counts: resultColumns('miss_counts'),
  miss_correlations: resultColumns('miss_correlations'),
  co_predictions: resultColumns('co_predictions'),
  conditional_fnr: resultColumns('conditional_fnr'),
  label_candidates: resultColumns('label_candidates'),
  flips: resultColumns('flips'),
  reader_metrics: resultColumns('reader_metrics'),
  reader_consensus: resultColumns('reader_consensus'),
  reader_pairs: resultColumns('reader_pairs'),
  reader_teams: resultColumns('reader_teams'),
  reader_range: resultColumns('reader_range'),
  bootstrap_metrics: resultColumns('bootstrap_metrics', 'out_of_date'),
  rank_distribution: resultColumns('rank_distribution', 'out_of_date'),
  task_gaps: resultColumns('task_gaps'),
  label_comparison: resultColumns('label_comparison'),
  gold_estimates: resultColumns('gold_estimates'),
  label_effects: resultColumns('label_effects'),
  label_rankings: resultColumns('label_rankings'),
  rank_sets: resultColumns('rank_sets', 'out_of_date'),
  // Of teams alone, which have no subject.
  pairwise_comparisons: resultColumns(
    'pairwise_comparisons',
    'subject',
    'positives_needed',
    'out_of_date',
  ),
  class_differences: resultColumns('class_differences', 'scope', 'out_of_date'),
} as const;

/** Typed rows as a table takes them. */
export function asTableRows<T extends object>(rows: readonly T[]): readonly TableRow[] {
  return rows as readonly unknown[] as readonly TableRow[];
}
