import {
  auroc,
  averagePrecision,
  brier,
  calibrationBins,
  confusionAt,
  ece,
  f1,
  rankPositives,
} from '@/lib/metrics';
import type { SyntheticColumns } from './synthetic';

/** AP, AUROC, F1 at 0.5, Brier score and ECE of every class of one submission. */
export function suite({ scores, labels }: SyntheticColumns): number {
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const ranking = rankPositives(scores[c]!, labels[c]!);
    sum += averagePrecision(ranking) + auroc(ranking);
    sum += f1(confusionAt(scores[c]!, labels[c]!, 0.5));
    sum += brier(scores[c]!, labels[c]!);
    sum += ece(calibrationBins(scores[c]!, labels[c]!, { bins: 15, binning: 'width' }));
  }
  return sum;
}
