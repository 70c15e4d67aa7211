import type { EnsembleFit } from './ensemble';
import type { RecalibrationFit } from './recalibration';
import type { ThresholdFit } from './tuned';

/** How it is tried to improve submissions. */
export interface ImproveSettings {
  /** Task on which thresholds and maps are fitted; null to cross-fit them on the task itself. */
  readonly from: string | null;
  /** Folds of the cross-fit, 2 to 20. */
  readonly folds: number;
  readonly thresholds: ThresholdFit;
  readonly recalibration: RecalibrationFit & {
    /** Whether smooth ECE is computed too: it takes long. */
    readonly smooth: boolean;
  };
  readonly ensemble: EnsembleFit & {
    /** Teams; null for those with the best mean. */
    readonly members: readonly string[] | null;
    /** The member it is compared with; null for the best. */
    readonly against: string | null;
  };
}

export const DEFAULT_IMPROVE: ImproveSettings = {
  from: null,
  folds: 5,
  thresholds: { criterion: 'f1', limit: 0.1, scope: 'class', fewest: 10 },
  recalibration: { method: 'platt', scope: 'class', fewest: 10, smooth: false },
  ensemble: {
    members: null,
    against: null,
    mean: 'probability',
    weighting: 'equal',
    weights: {},
    statistic: 'ap',
    scope: 'all',
    fewest: 30,
    rounds: 10,
  },
};
