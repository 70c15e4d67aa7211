import type { CalibrationBins } from '@/lib/metrics';

/**
 * The number of bins, among those stored, that fewer bins are added up from: the largest multiple of
 * theirs. Null where they have none and are stored themselves.
 */
export function finerBins(bins: number, stored: readonly number[]): number | null {
  const multiples = stored.filter((own) => own > bins && own % bins === 0);
  return multiples.length > 0 ? Math.max(...multiples) : null;
}

/** Images of each bin that a rate is of: whole, and so exact. */
export const imagesOfRate = ({ count }: CalibrationBins, rates: Float64Array, bin: number) =>
  count[bin] === 0 ? 0 : Math.round(rates[bin]! * count[bin]!);

/**
 * Fewer bins, each of as many finer ones. Edges, counts and rates are those of the images; mean scores
 * to the rounding of a sum.
 */
export function addedUp(finer: CalibrationBins, bins: number): CalibrationBins {
  const each = finer.count.length / bins;
  const edge = (of: 'lower' | 'upper', offset: number) =>
    Float64Array.from({ length: bins }, (_, bin) => finer[of][bin * each + offset]!);
  const sum = (of: (bin: number) => number) =>
    Float64Array.from({ length: bins }, (_, bin) => {
      let total = 0;
      for (let k = bin * each; k < (bin + 1) * each; k++) {
        if (finer.count[k] !== 0) total += of(k);
      }
      return total;
    });
  const count = Uint32Array.from(sum((bin) => finer.count[bin]!));
  const perImage = (of: (bin: number) => number) =>
    sum(of).map((total, bin) => total / count[bin]!);
  const ofRate = (rates: Float64Array) => perImage((bin) => imagesOfRate(finer, rates, bin));
  return {
    lower: edge('lower', 0),
    upper: edge('upper', each - 1),
    count,
    meanScore: perImage((bin) => finer.meanScore[bin]! * finer.count[bin]!),
    positiveRate: ofRate(finer.positiveRate),
    accuracy: ofRate(finer.accuracy),
  };
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Doubles from one to another of the same sign, both at least 0; 0 from NaN to NaN. */
export function stepsBetween(from: number, to: number): number {
  if (Number.isNaN(from)) return 0;
  double[0] = from;
  const start = bits[0]!;
  double[0] = to;
  return Number(bits[0]! - start);
}

/** The double so many steps after one that is at least 0. */
export function stepped(from: number, steps: number): number {
  double[0] = from;
  bits[0]! += BigInt(steps);
  return double[0];
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).every((value, k) => Object.is(value, b[k]));

/** Whether bins are those added up from finer ones, but for the last digits of their mean scores. */
export function areNested(bins: CalibrationBins, finer: CalibrationBins): boolean {
  const found = addedUp(finer, bins.count.length);
  const near = (mean: number, k: number) =>
    Number.isNaN(mean)
      ? Number.isNaN(bins.meanScore[k]!)
      : Math.abs(stepsBetween(mean, bins.meanScore[k]!)) < 2 ** 31;
  return (
    (['lower', 'upper', 'count', 'positiveRate', 'accuracy'] as const).every((name) =>
      sameNumbers(bins[name], found[name]),
    ) && found.meanScore.every(near)
  );
}
