import {
  bestThreshold,
  type Criterion,
  countsByFold,
  type FoldCounts,
  logistic,
  macro,
  orderClass,
  type ThresholdRule,
  valuesAt,
  worth,
} from '@/lib/metrics';
import { type CrossFit, ofImages, type ScoredClasses } from './cross-fit';
import type { FitScope, ThresholdFit } from './tuned';

/** The thresholds of a class. */
export interface ClassThresholds {
  /** On which classes they were fitted. */
  readonly source: FitScope;
  /** Fitted without each fold in turn. */
  readonly ofFold: Float64Array;
  /** Fitted on all images. */
  readonly ofAll: number;
}

/** Thresholds that several classes share are looked for among these: even steps of the logit. */
const SHARED = (() => {
  const [steps, reach] = [600, 12];
  return Float64Array.from({ length: steps + 1 }, (_, k) =>
    Math.fround(logistic((2 * reach * k) / steps - reach)),
  );
})();

interface Fitted {
  readonly band: string | null;
  readonly counts: FoldCounts;
  readonly ofFold: Float64Array;
  readonly ofAll: number;
}

/** The counts of all folds but one, at a threshold; with -1 of all. */
function without({ tp, fp, positives, negatives }: FoldCounts, left: number, k: number) {
  const sum = { tp: 0, fp: 0, positives: 0, negatives: 0 };
  for (let fold = 0; fold < tp.length; fold++) {
    if (fold === left) continue;
    sum.tp += tp[fold]![k]!;
    sum.fp += fp[fold]![k]!;
    sum.positives += positives[fold]!;
    sum.negatives += negatives[fold]!;
  }
  return sum;
}

const positivesWithout = (counts: FoldCounts, left: number) => without(counts, left, 0).positives;

type Counts = ReturnType<typeof without>;

/** How a rule judges several classes at one threshold: rates are means over the classes. */
const SHARED_WORTH: Readonly<
  Record<Criterion, (all: readonly Counts[], rule: ThresholdRule) => number>
> = {
  f1: (all, rule) => meanWorth(all, rule),
  youden: (all, rule) => meanWorth(all, rule),
  cost: (all, rule) =>
    macro(
      all.map(
        (own) =>
          worth(rule, own.tp, own.fp, own.positives, own.negatives) /
          (own.positives + own.negatives),
      ),
    ),
  prevalence: (all, rule) => {
    const [tp, fp, positives] = [sum(all, 'tp'), sum(all, 'fp'), sum(all, 'positives')];
    return worth(rule, tp, fp, positives, 0);
  },
  // Rates are means over classes, as 1 positive or negative each.
  fnr: (all, rule) => {
    const recall = macro(all.map(({ tp, positives }) => tp / positives));
    return worth(rule, recall, sum(all, 'fp'), 1, 0);
  },
  fpr: (all, rule) => {
    const fpr = macro(all.map(({ fp, negatives }) => fp / negatives));
    return worth(rule, sum(all, 'tp'), fpr, 0, 1);
  },
};

const sum = (all: readonly Counts[], name: keyof Counts) =>
  all.reduce((total, own) => total + own[name], 0);

const meanWorth = (all: readonly Counts[], rule: ThresholdRule) =>
  macro(all.map((own) => worth(rule, own.tp, own.fp, own.positives, own.negatives)));

/** The best threshold that classes share, the highest of several; NaN without a positive. */
function sharedThreshold(all: readonly FoldCounts[], rule: ThresholdRule, left: number): number {
  const classes = all.filter((counts) => positivesWithout(counts, left) > 0);
  let [best, threshold] = [Number.NEGATIVE_INFINITY, Number.NaN];
  if (classes.length === 0) return threshold;
  for (let k = SHARED.length - 1; k >= 0; k--) {
    const value = SHARED_WORTH[rule.criterion](
      classes.map((counts) => without(counts, left, k)),
      rule,
    );
    if (value > best) [best, threshold] = [value, SHARED[k]!];
  }
  return threshold;
}

/** Fits the thresholds of single classes; a step for each. */
function* fitClasses(
  all: ScoredClasses,
  fit: ThresholdFit,
  bandOf: (name: string) => string | null,
  { foldOf, folds: foldCount }: CrossFit,
): Generator<void, readonly Fitted[]> {
  const folds = ofImages(foldOf, all);
  const fitted: Fitted[] = [];
  for (const [index, name] of all.classes.entries()) {
    const { probabilities, labels } = all.columns(index);
    const ordered = probabilities && orderClass(probabilities, labels);
    if (ordered) {
      const own = valuesAt(folds, ordered.rows);
      const isOwn = fit.scope === 'class';
      fitted.push({
        band: bandOf(name),
        counts: countsByFold(ordered, own, foldCount, SHARED),
        ofFold: Float64Array.from({ length: foldCount }, (_, fold) =>
          isOwn ? bestThreshold(ordered, fit, own, fold) : Number.NaN,
        ),
        ofAll: isOwn ? bestThreshold(ordered, fit) : Number.NaN,
      });
    }
    yield;
  }
  return fitted;
}

/**
 * The thresholds of each class, fitted without each fold in turn and on all images. A class with fewer
 * positives than `fewest` among the images fitted on takes the threshold of its band; without a band,
 * or where that has no positive either, the one for all classes.
 *
 * @returns one for each class; none where scores can only be ranked
 */
export function* fitThresholds(
  all: ScoredClasses,
  fit: ThresholdFit,
  bandOf: (name: string) => string | null,
  cross: CrossFit,
): Generator<void, readonly ClassThresholds[]> {
  const fitted = yield* fitClasses(all, fit, bandOf, cross);
  const known = new Map<string, number>();
  const shared = (band: string | null, left: number) => {
    const key = JSON.stringify([band, left]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const classes = band === null ? fitted : fitted.filter((own) => own.band === band);
    const threshold = sharedThreshold(
      classes.map(({ counts }) => counts),
      fit,
      left,
    );
    known.set(key, threshold);
    return threshold;
  };
  const choose = ({ band, counts, ofFold, ofAll }: Fitted, left: number) => {
    const own = left < 0 ? ofAll : ofFold[left]!;
    const isEnough = positivesWithout(counts, left) >= fit.fewest;
    if (fit.scope === 'class' && isEnough && !Number.isNaN(own)) return ['class', own] as const;
    const ofBand = fit.scope === 'all' || band === null ? Number.NaN : shared(band, left);
    return Number.isNaN(ofBand)
      ? (['all', shared(null, left)] as const)
      : (['band', ofBand] as const);
  };
  const thresholds: ClassThresholds[] = [];
  for (const own of fitted) {
    const [source, ofAll] = choose(own, -1);
    const ofFold = own.ofFold.map((_, fold) => choose(own, fold)[1]);
    thresholds.push({ source, ofAll, ofFold });
    yield;
  }
  return thresholds;
}
