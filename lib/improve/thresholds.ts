import { type Confusion, f1, fnr, fpr, macro, thresholdFor } from '@/lib/metrics';
import { type CrossFit, GainSums, ofImages, type ScoredClasses } from './cross-fit';
import { type ClassThresholds, fitThresholds } from './threshold-fits';
import {
  type Gain,
  RATE_NAMES,
  RATES,
  type RateName,
  type ThresholdFit,
  type TunedClass,
  type TunedGroup,
  type TunedSubmission,
  WAYS,
  type Way,
} from './tuned';

/** How thresholds of a submission are tuned. */
export interface ThresholdPlan {
  readonly kind: 'thresholds';
  readonly fit: ThresholdFit;
  /** The threshold to compare with, by class; of all others `before`. */
  readonly before: number;
  /** Bands of the classes, by name; null for none. */
  readonly bands: Readonly<Record<string, string | null>>;
  readonly cross: CrossFit;
  /**
   * Thresholds that were fitted on another task, by class name: they are measured here instead of
   * cross-fitted ones.
   */
  readonly given: Readonly<Record<string, number>> | null;
}

/** Images of a class that are positive or called so: all that F1 is made of. */
interface Calls {
  readonly rows: number[];
  /** 1 for a positive, 2 called before, 4 called when tuned. */
  readonly codes: number[];
}

const CODE = { positive: 1, before: 2, tuned: 4 } as const;

interface Judged extends Readonly<Record<Way, Confusion>> {
  readonly calls: Calls;
}

type Columns = ReturnType<ScoredClasses['columns']>;

/** Calls each image at the threshold before, at that of its fold, and at the one of all images. */
function judge(
  { probabilities, labels }: Columns,
  folds: Uint8Array,
  before: number,
  ofFold: Float64Array,
  ofAll: number,
): Judged {
  const scores = probabilities!;
  const limits = Array.from(ofFold, (own) => thresholdFor(scores, own));
  const [first, last] = [before, ofAll].map((own) => thresholdFor(scores, own));
  const tallies = WAYS.map(() => ({ tp: 0, fp: 0 }));
  const [atBefore, atTuned, atSame] = tallies as [
    { tp: number; fp: number },
    { tp: number; fp: number },
    { tp: number; fp: number },
  ];
  const calls: Calls = { rows: [], codes: [] };
  let [positives, images] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    const label = labels[row]!;
    if (label > 1) continue;
    images++;
    positives += label;
    const score = scores[row]!;
    const [one, two, three] = [score > first!, score > limits[folds[row]!]!, score > last!];
    const side = label === 1 ? 'tp' : 'fp';
    if (one) atBefore[side]++;
    if (two) atTuned[side]++;
    if (three) atSame[side]++;
    if (label === 0 && !one && !two) continue;
    calls.rows.push(row);
    calls.codes.push(label * CODE.positive + Number(one) * CODE.before + Number(two) * CODE.tuned);
  }
  const confusion = ({ tp, fp }: { tp: number; fp: number }): Confusion => ({
    tp,
    fp,
    fn: positives - tp,
    tn: images - positives - fp,
  });
  return {
    before: confusion(atBefore),
    tuned: confusion(atTuned),
    same: confusion(atSame),
    calls,
  };
}

/** How much an image that is positive or called so changes a rate, by its label and call. */
function influence(rate: RateName, counts: Confusion, positive: number, call: number): number {
  const { tp, fp, fn, tn } = counts;
  switch (rate) {
    case 'f1':
      return (2 * positive * call - f1(counts) * (positive + call)) / (2 * tp + fp + fn);
    case 'fnr':
      return (positive * (1 - call) - fnr(counts) * positive) / (tp + fn);
    case 'fpr':
      return ((1 - positive) * call - fpr(counts) * (1 - positive)) / (fp + tn);
  }
}

const gainOf = (rate: RateName, { before, tuned }: Judged) =>
  RATES[rate](tuned) - RATES[rate](before);

/** Adds the influences of a class's images on the gain of a rate. */
function addInfluences(
  sums: GainSums,
  rate: RateName,
  judged: Judged,
  labels: Columns['labels'],
): void {
  const { before, tuned, calls } = judged;
  for (let i = 0; i < calls.rows.length; i++) {
    const code = calls.codes[i]!;
    const positive = code & CODE.positive;
    const one = influence(rate, before, positive, (code & CODE.before) >> 1);
    const two = influence(rate, tuned, positive, (code & CODE.tuned) >> 2);
    sums.add(calls.rows[i]!, two - one);
  }
  if (rate !== 'fpr') return;
  // Negatives that no way calls positive: each counts in the number of negatives.
  const rest = influence(rate, tuned, 0, 0) - influence(rate, before, 0, 0);
  const isListed = new Uint8Array(labels.length);
  for (const row of calls.rows) isListed[row] = 1;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 0 && isListed[row] === 0) sums.add(row, rest);
  }
}

/** The standard errors of the gains: of each class, and of the mean of each group. */
function* gainErrors(
  all: ScoredClasses,
  judged: readonly Judged[],
  groupsOf: (index: number) => readonly number[],
  groups: number,
  clusterOf: Uint32Array,
): Generator<void, Readonly<Record<RateName, { classes: number[]; groups: number[] }>>> {
  const found = {} as Record<RateName, { classes: number[]; groups: number[] }>;
  const sums = RATE_NAMES.map((rate) => ({ rate, sums: new GainSums(clusterOf, groups) }));
  for (const { rate } of sums) found[rate] = { classes: [], groups: [] };
  const isDefined = (rate: RateName, index: number) => !Number.isNaN(gainOf(rate, judged[index]!));
  const size = (rate: RateName, group: number) =>
    judged.filter((_, i) => groupsOf(i).includes(group) && isDefined(rate, i)).length;
  const sizes = sums.map(({ rate }) => Array.from({ length: groups }, (_, g) => size(rate, g)));
  for (const [index, own] of judged.entries()) {
    const { labels } = all.columns(index);
    for (const [k, { rate, sums: ofRate }] of sums.entries()) {
      if (!isDefined(rate, index)) {
        found[rate].classes.push(Number.NaN);
        continue;
      }
      ofRate.begin(groupsOf(index).map((group) => ({ group, weight: 1 / sizes[k]![group]! })));
      addInfluences(ofRate, rate, own, labels);
      found[rate].classes.push(ofRate.end());
    }
    yield;
  }
  for (const { rate, sums: ofRate } of sums) {
    found[rate].groups = Array.from({ length: groups }, (_, group) => ofRate.errorOf(group));
  }
  return found;
}

const ratesOf = (read: (rate: RateName) => number) =>
  Object.fromEntries(RATE_NAMES.map((rate) => [rate, read(rate)])) as Record<RateName, number>;

const gainsOf = (read: (rate: RateName) => Gain) =>
  Object.fromEntries(RATE_NAMES.map((rate) => [rate, read(rate)])) as Record<RateName, Gain>;

/** The thresholds to judge a class by: those fitted here, or a given one for all folds. */
function thresholdsOf(own: ClassThresholds, given: number | undefined) {
  if (given === undefined) return own;
  return { ...own, source: 'task' as const, ofFold: own.ofFold.map(() => given) };
}

/**
 * Tunes the thresholds of a submission, and measures what that gains: on images that the threshold was
 * not fitted on (cross-fitted, or given from another task), and, to show the optimism, on the same
 * images. Counts of cross-fitted calls are added up over folds before rates are taken (Forman and
 * Scholz 2010). Standard errors are those of the test images; thresholds are not fitted anew.
 *
 * A step for each class of each pass; null where scores can only be ranked.
 */
export function* tuneThresholds(
  all: ScoredClasses,
  { fit, before, bands, cross, given }: ThresholdPlan,
): Generator<void, TunedSubmission | null> {
  const bandOf = (name: string) => bands[name] ?? null;
  const thresholds = yield* fitThresholds(all, fit, bandOf, cross);
  if (thresholds.length < all.classes.length) return null;
  const folds = ofImages(cross.foldOf, all);
  const used = thresholds.map((own, index) => thresholdsOf(own, given?.[all.classes[index]!]));
  const judged: Judged[] = [];
  for (const [index, { ofFold, ofAll }] of used.entries()) {
    judged.push(judge(all.columns(index), folds, before, ofFold, ofAll));
    yield;
  }
  const names = [null, ...new Set(all.classes.map(bandOf).filter((band) => band !== null))];
  const groupsOf = (index: number) => {
    const band = bandOf(all.classes[index]!);
    return band === null ? [0] : [0, names.indexOf(band)];
  };
  const clusterOf = ofImages(cross.clusterOf, all);
  const errors = yield* gainErrors(all, judged, groupsOf, names.length, clusterOf);
  const classes = judged.map(({ before: first, tuned, same }, index): TunedClass => {
    const { source, ofFold, ofAll } = used[index]!;
    const name = all.classes[index]!;
    return {
      class: name,
      band: bandOf(name),
      source,
      threshold: given?.[name] ?? ofAll,
      ofFold: [...ofFold],
      range: [Math.min(...ofFold), Math.max(...ofFold)],
      before: first,
      tuned,
      same,
      gains: gainsOf((rate) => ({
        difference: gainOf(rate, judged[index]!),
        error: errors[rate].classes[index]!,
      })),
    };
  });
  return { classes, groups: names.map((band, group) => groupOf(band, group)) };

  function groupOf(band: string | null, group: number): TunedGroup {
    const own = classes.filter((_, index) => groupsOf(index).includes(group));
    const mean = (way: Way) => ratesOf((rate) => macro(own.map((one) => RATES[rate](one[way]))));
    return {
      band,
      classes: own.length,
      before: mean('before'),
      tuned: mean('tuned'),
      same: mean('same'),
      gains: gainsOf((rate) => ({
        difference: macro(own.map((one) => one.gains[rate].difference)),
        error: errors[rate].groups[group]!,
      })),
    };
  }
}
