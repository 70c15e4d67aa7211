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
import { type Measurement, median } from './measure';
import { type SyntheticColumns, syntheticColumns } from './metrics-scores';
import type { PeerTimes } from './peer';

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

/**
 * Time of three radix passes over scores and row numbers at the bandwidth measured here: each pass
 * reads and writes 8 bytes an image and class.
 */
async function radixBound(images: number, classes: number): Promise<number> {
  const from = new Float64Array(images * classes);
  const to = new Float64Array(images * classes);
  return 3 * (await median(() => to.set(from)));
}

export async function measureSuite(
  columns: SyntheticColumns,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const images = columns.scores[0]!.length;
  const classes = columns.scores.length;
  const section = `kernels, ${images} x ${classes}, one thread`;
  const ranking = () => {
    for (let c = 0; c < classes; c++) {
      const ranked = rankPositives(columns.scores[c]!, columns.labels[c]!);
      averagePrecision(ranked);
      auroc(ranked);
    }
  };
  const bound = await radixBound(images, classes);
  return [
    {
      section,
      what: 'AP, AUROC, F1, Brier, ECE',
      milliseconds: await median(() => suite(columns)),
      ...(peer && { peer: peer.suite }),
    },
    {
      section,
      what: 'AP and AUROC alone',
      milliseconds: await median(ranking),
      ...(peer && { peer: peer.ap + peer.auroc }),
      note: `three radix passes at measured bandwidth: ${bound.toFixed(1)} ms`,
    },
  ];
}

/** Growth of the suite with the number of images: five classes each. */
export async function measureGrowth(): Promise<Measurement[]> {
  const results: Measurement[] = [];
  for (const images of [1e3, 1e4, 1e5, 1e6]) {
    const columns = syntheticColumns(images, 5, 3);
    const milliseconds = await median(() => suite(columns), 3);
    const note = `${((milliseconds * 1e6) / images / 5).toFixed(1)} ns an image and class`;
    results.push({ section: 'growth, five classes', what: `${images} images`, milliseconds, note });
  }
  return results;
}
