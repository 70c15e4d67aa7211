import { clusterCaution } from '@/lib/inference/clusters';
import type { ClusterUse } from '@/lib/inference/replicates';
import type { TaskInference } from '@/lib/inference/task-inference';
import { formatCount } from '@/lib/plots/core/format';
import type { MeanRule } from '@/lib/scoring/tables/rank-sets';
import type { Ends, FindingInference } from './types';

interface Resampled {
  readonly inference: Pick<TaskInference, 'bandDifference' | 'rankSets'>;
  /** Interval of the statistic that teams are ranked by. */
  readonly interval: (team: string, rule: MeanRule) => Ends | null;
  /** What teams are ranked by; null where replicates do not have it. */
  readonly rule: MeanRule | null;
  readonly level: number;
  /** How its intervals are computed. */
  readonly method: string;
  readonly replicates: number;
  /** What was resampled; null where this is not known. */
  readonly use: ClusterUse | null;
}

/** What findings need of the inference of a task. */
export function findingInference(resampled: Resampled): FindingInference {
  const { inference, rule, level, method, replicates, use } = resampled;
  const basis = (name: string) =>
    name === 'jackknife' ? name : `${name}, ${formatCount(replicates)} replicates`;
  return {
    level,
    basis: basis(method),
    interval: (team) => rule && resampled.interval(team, rule),
    bandDifference: (team, band, other) => {
      const found = inference.bandDifference(team, band, other, 'map');
      if (!found) return null;
      const [lower, upper] = found.interval;
      return { lower, upper, basis: basis(found.method) };
    },
    rankSets: rule ? inference.rankSets(rule) : [],
    singles: use !== null && use.column === null,
    caution: use ? clusterCaution(use) : '',
  };
}
