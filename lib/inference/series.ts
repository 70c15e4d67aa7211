import { f1, fnr } from '@/lib/metrics';
import type { MeanMetric, OwnMetric } from '@/lib/scoring/result-tables';
import type { ClassReplicates, ClassSamples } from './replicates';

/** Which of a class's samples are meant. */
export type Which = 'full' | 'draws' | 'jackknife';

function counts({ positives, tp, fp }: ClassSamples, index: number) {
  return { tp: tp[index]!, fp: fp[index]!, fn: positives[index]! - tp[index]!, tn: 0 };
}

/** A class's figure in each sample. NaN where undefined. */
export function ownSeries(samples: ClassSamples, metric: OwnMetric): Float64Array {
  switch (metric) {
    case 'ap':
    case 'auroc':
      return samples[metric];
    case 'f1':
      return Float64Array.from(samples.tp, (_, index) => f1(counts(samples, index)));
    case 'fnr':
      return Float64Array.from(samples.tp, (_, index) => fnr(counts(samples, index)));
    case 'prevalence':
      return Float64Array.from(
        samples.positives,
        (positives, index) => positives / (positives + samples.negatives[index]!),
      );
  }
}

const MACRO: Partial<Record<MeanMetric, OwnMetric>> = {
  map: 'ap',
  mauroc: 'auroc',
  mf1: 'f1',
  macro_fnr: 'fnr',
};

/** The figure of one class that a mean is of; null for figures of summed counts. */
export function ownOf(metric: MeanMetric): OwnMetric | null {
  return MACRO[metric] ?? null;
}

function macroSeries(classes: readonly ClassSamples[], metric: OwnMetric): Float64Array {
  const length = classes[0]?.tp.length ?? 0;
  const sums = new Float64Array(length);
  const defined = new Uint32Array(length);
  for (const samples of classes) {
    const own = ownSeries(samples, metric);
    for (let index = 0; index < length; index++) {
      if (Number.isNaN(own[index]!)) continue;
      sums[index]! += own[index]!;
      defined[index]!++;
    }
  }
  return sums.map((sum, index) => sum / defined[index]!);
}

function microSeries(
  classes: readonly ClassSamples[],
  rate: (counts: { tp: number; fp: number; fn: number; tn: number }) => number,
): Float64Array {
  const sum = (key: 'tp' | 'fp' | 'positives', index: number) =>
    classes.reduce((total, samples) => total + samples[key][index]!, 0);
  return Float64Array.from({ length: classes[0]?.tp.length ?? 0 }, (_, index) => {
    const tp = sum('tp', index);
    return rate({ tp, fp: sum('fp', index), fn: sum('positives', index) - tp, tn: 0 });
  });
}

/**
 * A mean over classes in each sample, a class left out where its figure is undefined there; or a
 * figure of the counts of all classes. NaN where undefined.
 */
export function meanSeries(
  classes: readonly ClassReplicates[],
  metric: MeanMetric,
  which: Which,
): Float64Array {
  const samples = classes.map((c) => c[which]);
  if (metric === 'micro_f1') return microSeries(samples, f1);
  if (metric === 'micro_fnr') return microSeries(samples, fnr);
  return macroSeries(samples, ownOf(metric)!);
}
