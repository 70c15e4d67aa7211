import {
  applyBinMap,
  applyLogisticMap,
  applyStepMap,
  averagePrecision,
  type Binning,
  brier,
  brierDecomposition,
  calibrationBins,
  ece,
  eceDebiased,
  fitLogisticMap,
  histogramMap,
  isotonicMap,
  type Labels,
  log,
  logColumns,
  logLoss,
  macro,
  orderClass,
  rankPositives,
  type Scores,
  smoothEce,
  valuesAt,
} from '@/lib/metrics';
import { type CrossFit, GainSums, ofImages, type ScoredClasses } from './cross-fit';
import type {
  CalibrationState,
  FittedMap,
  OrderCheck,
  RecalibratedClass,
  RecalibratedSubmission,
  RecalibrationFit,
} from './recalibration';

/** How a submission is recalibrated. */
export interface RecalibrationPlan {
  readonly kind: 'recalibration';
  readonly fit: RecalibrationFit;
  readonly bands: Readonly<Record<string, string | null>>;
  readonly cross: CrossFit;
  /** How images are binned for ECE and the parts of the Brier score. */
  readonly bins: { readonly bins: number; readonly binning: Binning };
  /** Whether smooth ECE is computed too. */
  readonly smooth: boolean;
  /** Maps that were fitted on another task, by class name: they are measured in place of cross-fitted ones. */
  readonly given: Readonly<Record<string, FittedMap>> | null;
}

function applyMap(fitted: FittedMap, p: number): number {
  switch (fitted.kind) {
    case 'logistic':
      return applyLogisticMap(fitted.map, p);
    case 'steps':
      return applyStepMap(fitted.map, p);
    case 'bins':
      return applyBinMap(fitted.map, p);
  }
}

const digits = (value: number) => Number(value.toPrecision(4));

/** A map in words. */
function mapText(method: RecalibrationFit['method'], fitted: FittedMap): string {
  if (fitted.kind === 'steps') return `${fitted.map.x.length} points`;
  if (fitted.kind === 'bins') return `${fitted.map.y.length} bins`;
  const { a, b, intercept } = fitted.map;
  if (method === 'temperature') return `temperature ${digits(1 / a)}`;
  if (method === 'platt') return `slope ${digits(a)}, intercept ${digits(intercept)}`;
  return `a ${digits(a)}, b ${digits(b)}, intercept ${digits(intercept)}`;
}

/** Images of some classes put together, those of known label only. */
interface Sample {
  readonly p: Float64Array;
  readonly labels: Uint8Array;
  readonly folds: Uint8Array;
}

function sampleOf(all: ScoredClasses, indices: readonly number[], folds: Uint8Array): Sample {
  const most = indices.length * all.images;
  const [p, labels, own] = [
    new Float64Array(most),
    new Uint8Array(most),
    new Uint8Array(most),
  ] as const;
  let count = 0;
  for (const index of indices) {
    const { probabilities, labels: known } = all.columns(index);
    for (let row = 0; row < known.length; row++) {
      if (known[row]! > 1) continue;
      p[count] = probabilities![row]!;
      labels[count] = known[row]!;
      own[count++] = folds[row]!;
    }
  }
  return {
    p: p.subarray(0, count),
    labels: labels.subarray(0, count),
    folds: own.subarray(0, count),
  };
}

/** The fewest positives, or negatives, that are left when one fold is left out. */
function fewestWithoutFold(labels: Uint8Array, folds: Uint8Array, foldCount: number): number {
  // Negatives and positives of each fold in turn.
  const counts = new Uint32Array(2 * foldCount);
  for (let i = 0; i < labels.length; i++) counts[2 * folds[i]! + labels[i]!]!++;
  const left = [0, 1].map((label) => {
    const own = counts.filter((_, i) => i % 2 === label);
    return own.reduce((sum, n) => sum + n, 0) - Math.max(...own);
  });
  return Math.min(...left);
}

/** Maps fitted without each fold, and last on all images; null where positives or negatives are few. */
function fitMaps(
  { p, labels, folds }: Sample,
  { method, fewest }: RecalibrationFit,
  foldCount: number,
  bins: number,
): readonly (FittedMap | null)[] {
  const lefts = [...Array.from({ length: foldCount }, (_, fold) => fold), -1];
  if (fewestWithoutFold(labels, folds, foldCount) < Math.max(1, fewest))
    return lefts.map(() => null);
  if (method === 'isotonic' || method === 'histogram') {
    const ordered = orderClass(p, labels)!;
    const own = valuesAt(folds, ordered.rows);
    return lefts.map((left): FittedMap => {
      if (method === 'isotonic') return { kind: 'steps', map: isotonicMap(ordered, own, left)! };
      return { kind: 'bins', map: histogramMap(ordered, bins, own, left)! };
    });
  }
  const columns = logColumns(p);
  const ofAll = fitLogisticMap(method, columns, labels);
  const maps = lefts.slice(0, -1).map((left): FittedMap => {
    return { kind: 'logistic', map: fitLogisticMap(method, columns, labels, folds, left, ofAll) };
  });
  return [...maps, { kind: 'logistic', map: ofAll }];
}

/** What a map does to the order of scores. */
function orderOf(fitted: FittedMap, scores: Scores, labels: Labels): OrderCheck {
  const ordered = orderClass(scores, labels)!;
  let check: OrderCheck = 'same';
  let [last, mapped] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const score of ordered.scores) {
    if (score === last) continue;
    const next = applyMap(fitted, score);
    if (next > mapped) return 'reversed';
    if (next === mapped) check = 'ties';
    [last, mapped] = [score, next];
  }
  return check;
}

function stateOf(
  p: Scores,
  labels: Labels,
  { bins: options, smooth }: RecalibrationPlan,
): CalibrationState {
  const bins = calibrationBins(p, labels, options);
  const own = brier(p, labels);
  const { calibration, refinement } = brierDecomposition(bins, own);
  return {
    brier: own,
    logLoss: logLoss(p, labels),
    ece: ece(bins),
    eceDebiased: eceDebiased(bins),
    smoothEce: smooth ? smoothEce(p, labels) : Number.NaN,
    calibration,
    refinement,
    ap: averagePrecision(rankPositives(p, labels)),
    bins,
  };
}

const lossOf = (p: number, label: number) => {
  const own = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p));
  return -log(label === 1 ? own : 1 - own);
};

/**
 * Recalibrates a submission, and measures it on images that a map was not fitted on: cross-fitted, or
 * given from another task.
 * Standard errors of the gains are those of the paired differences by cluster of images. A step for each
 * class of each pass; null where scores can only be ranked.
 */
export function* recalibrate(
  all: ScoredClasses,
  plan: RecalibrationPlan,
): Generator<void, RecalibratedSubmission | null, void> {
  const { fit, bands, cross } = plan;
  const folds = ofImages(cross.foldOf, all);
  const bandOf = (name: string) => bands[name] ?? null;
  if (all.classes.some((_, index) => all.columns(index).probabilities === null)) return null;
  const groupOf = (name: string) =>
    fit.scope === 'class' ? name : fit.scope === 'band' ? (bandOf(name) ?? '') : '';
  const maps = new Map<string, readonly (FittedMap | null)[]>();
  for (const name of all.classes) {
    const group = groupOf(name);
    if (!plan.given && !maps.has(group)) {
      const indices = [...all.classes.keys()].filter((i) => groupOf(all.classes[i]!) === group);
      maps.set(group, fitMaps(sampleOf(all, indices, folds), fit, cross.folds, plan.bins.bins));
    }
    yield;
  }
  const names = [null, ...new Set(all.classes.map(bandOf).filter((band) => band !== null))];
  const inGroups = (band: string | null) => (band === null ? [0] : [0, names.indexOf(band)]);
  const sizes = names.map(
    (band) => all.classes.filter((name) => band === null || bandOf(name) === band).length,
  );
  const clusterOf = ofImages(cross.clusterOf, all);
  const sums = {
    brier: new GainSums(clusterOf, names.length),
    loss: new GainSums(clusterOf, names.length),
  };
  const classes: RecalibratedClass[] = [];
  for (const [index, name] of all.classes.entries()) {
    const { probabilities, labels } = all.columns(index);
    const p = probabilities!;
    const given = plan.given?.[name] ?? null;
    const own = plan.given ? null : maps.get(groupOf(name))!;
    const ofAll = own ? own.at(-1)! : given;
    const after = Float64Array.from(p, (score, row) => {
      const fitted = own ? own[folds[row]!]! : given;
      return fitted === null ? score : applyMap(fitted, score);
    });
    const [before, then] = [stateOf(p, labels, plan), stateOf(after, labels, plan)];
    const images = before.bins.count.reduce((sum, n) => sum + n, 0);
    const band = bandOf(name);
    const weights = inGroups(band).map((group) => ({ group, weight: 1 / sizes[group]! }));
    const brierGain = then.brier - before.brier;
    const logLossGain = then.logLoss - before.logLoss;
    sums.brier.begin(weights);
    sums.loss.begin(weights);
    let positives = 0;
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row]!;
      if (label > 1) continue;
      positives += label;
      const squared = (after[row]! - label) ** 2 - (p[row]! - label) ** 2;
      sums.brier.add(row, (squared - brierGain) / images);
      sums.loss.add(
        row,
        (lossOf(after[row]!, label) - lossOf(p[row]!, label) - logLossGain) / images,
      );
    }
    classes.push({
      class: name,
      band,
      positives,
      images,
      fitted: ofAll,
      map: ofAll && mapText(fit.method, ofAll),
      order: ofAll && orderOf(ofAll, p, labels),
      before,
      after: then,
      brierGain: { difference: brierGain, error: sums.brier.end() },
      logLossGain: { difference: logLossGain, error: sums.loss.end() },
    });
    yield;
  }
  const groups = names.map((band, group) => {
    const own = classes.filter((one) => band === null || one.band === band);
    return {
      band,
      classes: own.length,
      brierGain: {
        difference: macro(own.map((one) => one.brierGain.difference)),
        error: sums.brier.errorOf(group),
      },
      logLossGain: {
        difference: macro(own.map((one) => one.logLossGain.difference)),
        error: sums.loss.errorOf(group),
      },
    };
  });
  return { classes, groups };
}
