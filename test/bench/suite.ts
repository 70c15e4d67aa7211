import { auroc, averagePrecision, rankPositives } from '@/lib/metrics';
import { type Measurement, median } from './measure';
import type { PeerTimes } from './peer';
import { suite } from './suite-of-metrics';
import type { SyntheticColumns } from './synthetic';

/** Bytes of each array that bandwidth is measured with: several times what caches hold. */
const COPIED = 2 ** 28;

/** Bytes read and written a millisecond, by copying between two arrays in memory. */
async function memoryBandwidth(): Promise<number> {
  const from = new Uint8Array(COPIED).fill(1);
  const to = new Uint8Array(COPIED).fill(2);
  return (2 * COPIED) / (await median(() => to.set(from)));
}

/** Bytes that three radix passes move: each reads and writes a score and a row number of 4 each. */
const radixBytes = (images: number, classes: number) => 3 * 2 * 8 * images * classes;

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
  const bandwidth = await memoryBandwidth();
  const bound = radixBytes(images, classes) / bandwidth;
  const alone = await median(ranking, 15);
  return [
    {
      section,
      what: 'AP, AUROC, F1, Brier, ECE',
      milliseconds: await median(() => suite(columns), 15),
      ...(peer && { peer: peer.suite }),
    },
    {
      section,
      what: 'AP and AUROC alone',
      milliseconds: alone,
      ...(peer && { peer: peer.ap + peer.auroc }),
      note: `${(alone / bound).toFixed(1)} times the ${bound.toFixed(1)} ms of three radix passes at ${(bandwidth / 1e6).toFixed(0)} GB/s`,
    },
  ];
}
