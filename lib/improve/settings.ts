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
}

export const DEFAULT_IMPROVE: ImproveSettings = {
  from: null,
  folds: 5,
  thresholds: { criterion: 'f1', limit: 0.1, scope: 'class', fewest: 10 },
  recalibration: { method: 'platt', scope: 'class', fewest: 10, smooth: false },
};
