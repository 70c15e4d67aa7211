import {
  auroc,
  averagePrecision,
  type Confusion,
  calibrationBins,
  confusionAt,
  ece,
  eceDecision,
  rankPositives,
} from '@/lib/metrics';

/** Figures of one class of a submission, with its counts at 0.5. */
export interface Measured extends Confusion {
  readonly ap: number;
  readonly auroc: number;
  readonly ece: number;
  readonly eceDecision: number;
}

const THRESHOLD = 0.5;
const BINS = { bins: 15, binning: 'width' } as const;

/** Measures one class as the notebook would. */
export function measureClass(scores: Float32Array, labels: Uint8Array): Measured {
  const ranking = rankPositives(scores, labels);
  const bins = calibrationBins(scores, labels, BINS);
  return {
    ap: averagePrecision(ranking),
    auroc: auroc(ranking),
    ece: ece(bins),
    eceDecision: eceDecision(bins),
    ...confusionAt(scores, labels, THRESHOLD),
  };
}
