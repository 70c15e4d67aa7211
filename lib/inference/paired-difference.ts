import { holm, normalCdf, percentileInterval } from '@/lib/metrics';
import type { PairwiseComparisonRow, ResampledMetric } from '@/lib/scoring/result-tables';
import { orNull } from '@/lib/scoring/undefined';
import type { Figure } from './figure';
import { spreadOf } from './spread';

/** Whether less is better. */
function lessIsBetter(metric: ResampledMetric): boolean {
  return metric === 'macro_fnr' || metric === 'micro_fnr' || metric === 'fnr';
}

/** Share of the differences above 0, ties half; of those that are defined. */
function shareAbove(differences: Float64Array): number {
  let above = 0;
  let defined = 0;
  for (const difference of differences) {
    if (Number.isNaN(difference)) continue;
    defined++;
    if (difference > 0) above += 1;
    else if (difference === 0) above += 0.5;
  }
  return above / defined;
}

/**
 * One team's figure less another's, paired by draw. The interval is the middle part of the drawn
 * differences; p is that of the difference over their standard deviation, as normal, since shares
 * of 1,000 draws are too coarse for a correction over many pairs. Without replicates of both, all of
 * this is null. `p_holm` is left to `adjusted`.
 */
export function pairedDifference(
  task: string,
  one: Figure,
  other: Figure,
  level: number,
): PairwiseComparisonRow {
  const { scope, subject, metric } = one;
  const [a, b] = [one.series('draws'), other.series('draws')];
  const differences = a && b ? a.map((value, draw) => value - b[draw]!) : new Float64Array();
  const { count, deviation } = spreadOf(differences);
  const [lower, upper] = percentileInterval(differences, level);
  const difference =
    one.estimate === null || other.estimate === null ? null : one.estimate - other.estimate;
  const above = shareAbove(differences);
  const p =
    difference === null || deviation === 0
      ? Number.NaN
      : 2 * normalCdf(-Math.abs(difference) / deviation);
  return {
    task,
    scope,
    subject,
    metric,
    team: one.team,
    other: other.team,
    difference,
    lower: orNull(lower),
    upper: orNull(upper),
    level,
    probability: orNull(lessIsBetter(metric) ? 1 - above : above),
    p_value: orNull(p),
    p_holm: null,
    replicates: count,
  };
}

/** The rows with `p_holm` adjusted over all of them. */
export function adjusted<Row extends PairwiseComparisonRow>(rows: readonly Row[]): Row[] {
  const p = holm(rows.map((row) => row.p_value ?? Number.NaN));
  return rows.map((row, index) => ({ ...row, p_holm: orNull(p[index]!) }));
}
