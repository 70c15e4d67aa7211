import type { ClassReplicates, ClassSamples } from '@/lib/inference/replicates';
import type { CalibrationBins, Curve, ScoreCounts } from '@/lib/metrics';
import type { GroupCounts } from '@/lib/scoring/break-down';
import type { CalibrationResult } from '@/lib/scoring/calibrate-submission';
import { type ClassResult, SCORE_STATISTICS } from '@/lib/scoring/class-result';
import type { StoredCalibration, SubmissionSummary } from '@/lib/scoring/summary';
import { expectedCount, expectedRight } from './expected-bins';
import { impliedGroup } from './implied-group';
import { addedUp, areNested, finerBins, imagesOfRate, stepsBetween } from './nested-bins';
import { decimalsOf, unitsOf } from './rounded-scores';
import { sharedCounts } from './shared-counts';
import { TableBuilder } from './table-builder';
import { STORED_TABLE_NAMES, type StoredTableName } from './tables';
import type { Results, StoredSubmission, StoredTask } from './types';

type Builders = { readonly [Name in StoredTableName]: TableBuilder<Name> };

function builders(): Builders {
  const all = STORED_TABLE_NAMES.map((name) => [name, new TableBuilder(name)]);
  return Object.fromEntries(all) as Builders;
}

const isSingle = ({ lower, upper }: CalibrationBins) =>
  lower.some((edge, k) => edge !== k / lower.length) ||
  upper.some((edge, k) => edge !== (k + 1) / upper.length);

interface Binned {
  readonly bins: CalibrationBins;
  readonly mass: boolean;
}

/** Calibration of a class, or of a pool, under every setting. */
function binnedOf(
  { calibrations }: SubmissionSummary,
  name: string,
  of: 'classes' | 'pools',
): Binned[] {
  return calibrations.flatMap((one) => {
    const found = (one[of] as readonly CalibrationResult[]).find((own) => own.class === name);
    return found ? [{ bins: found.bins, mass: one.settings.binning === 'mass' }] : [];
  });
}

function addStoredBins(
  { calibration_bins }: Builders,
  series: number,
  images: number,
  { bins, mass }: Binned,
): void {
  for (let bin = 0; bin < bins.count.length; bin++) {
    const count = bins.count[bin]!;
    if (!mass && count === 0) continue;
    // Where a score is no probability, rates are undefined; none is stored then.
    const positives = imagesOfRate(bins, bins.positiveRate, bin) || 0;
    const right = imagesOfRate(bins, bins.accuracy, bin) || 0;
    calibration_bins.add({
      series,
      binning: Number(mass),
      bins: bins.count.length,
      bin,
      upper: mass ? bins.upper[bin]! : Number.NaN,
      count: mass ? count - expectedCount(images, bins.count.length, bin) : count,
      positives,
      right: right - expectedRight(bins.meanScore[bin]!, count, positives),
      mean_score: bins.meanScore[bin]!,
    });
  }
}

/** @param images of the series; 0 of a pool */
function addBins(tables: Builders, series: number, images: number, all: readonly Binned[]): void {
  for (const own of all) {
    const { bins, mass } = own;
    const same = all.filter((other) => other.mass === mass);
    const most = finerBins(
      bins.count.length,
      same.map((other) => other.bins.count.length),
    );
    const finer = same.find((other) => other.bins.count.length === most);
    if (!finer || !areNested(bins, finer.bins)) {
      addStoredBins(tables, series, images, own);
      continue;
    }
    addedUp(finer.bins, bins.count.length).meanScore.forEach((mean, bin) => {
      const steps = stepsBetween(mean, bins.meanScore[bin]!);
      if (steps === 0) return;
      const place = { series, binning: Number(mass), bins: bins.count.length, bin };
      tables.mean_corrections.add({ ...place, steps });
    });
  }
}

function addCurve({ curve_points }: Builders, series: number, result: ClassResult): void {
  const negatives = result.images - result.positives;
  const add = (curve: 0 | 1, { x, y, threshold }: Curve) =>
    x.forEach((across, k) => {
      const up = y[k]!;
      const tp = Math.round((curve === 0 ? across : up) * result.positives);
      const fp = curve === 1 ? across * negatives : tp * (1 / up - 1);
      curve_points.add({ series, curve, tp, fp: Math.round(fp), threshold: threshold[k]! });
    });
  add(0, result.pr);
  add(1, result.roc);
}

/**
 * Calls `add` for each threshold above which there are other counts than above the one before, from
 * those of all images.
 */
function eachChange(
  { positives, images, tp, fp }: GroupCounts,
  add: (step: number, tp: number, fp: number) => void,
): void {
  let [lastTp, lastFp] = [positives, images - positives];
  for (let step = 0; step < tp.length; step++) {
    if (tp[step] === lastTp && fp[step] === lastFp) continue;
    lastTp = tp[step]!;
    lastFp = fp[step]!;
    add(step, lastTp, lastFp);
  }
}

/** @param isCounted whether the counts of its images by score are stored, which give all else */
function addClass(tables: Builders, series: number, result: ClassResult, isCounted: boolean): void {
  for (const statistic of ['tied', ...SCORE_STATISTICS] as const) {
    tables.statistics.add({ series, statistic, value: result[statistic] });
  }
  if (isCounted) return;
  eachChange(result, (step, tp, fp) => tables.threshold_counts.add({ series, step, tp, fp }));
  addCurve(tables, series, result);
}

/** Sets of label counts already in the table, by their content. */
type LabelSets = Map<string, number>;

const KINDS = ['bootstrap', 'jackknife', 'full'] as const;

function labelSet(tables: Builders, sets: LabelSets, own: ClassReplicates): number {
  const key = KINDS.map((kind) => `${own[kind].positives};${own[kind].negatives}`).join('|');
  const known = sets.get(key);
  if (known !== undefined) return known;
  const labels = sets.size;
  sets.set(key, labels);
  KINDS.forEach((name, kind) => {
    const { positives, negatives } = own[name];
    positives.forEach((count, at) => {
      tables.replicate_labels.add({ labels, kind, positives: count, negatives: negatives[at]! });
    });
  });
  return labels;
}

/** Twice the pairs in the wrong order: whole, and so AUROC comes back to the bit. */
function lostOf({ positives, negatives, auroc }: ClassSamples, at: number): number {
  const pairs = 2 * positives[at]! * negatives[at]!;
  return pairs === 0 ? 0 : pairs - Math.round(auroc[at]! * pairs);
}

function addReplicates(
  tables: Builders,
  sets: LabelSets,
  series: number,
  own: ClassReplicates,
): void {
  const labels = labelSet(tables, sets, own);
  tables.replicate_errors.add({ series, auroc_error: own.aurocError });
  KINDS.forEach((name, kind) => {
    const samples = own[name];
    samples.tp.forEach((tp, at) => {
      const [fp, ap, lost] = [samples.fp[at]!, samples.ap[at]!, lostOf(samples, at)];
      tables.replicates.add({ series, labels, kind, tp, fp, ap, lost });
    });
  });
}

function addGroups(
  { group_counts }: Builders,
  series: number,
  result: ClassResult,
  { attributes }: StoredTask,
  shared: readonly number[],
  { breakdowns }: SubmissionSummary,
): void {
  attributes.forEach((attribute, index) => {
    if (shared[index] !== index) return;
    const own = breakdowns.get(attribute.name)?.find((one) => one.class === result.class);
    const implied = own ? impliedGroup(result, own.groups) : -1;
    own?.groups.forEach((counts, group) => {
      if (group === implied) return;
      const add = (step: number, tp: number, fp: number) =>
        group_counts.add({ series, attribute: index, group, step, tp, fp });
      add(-1, counts.positives, counts.images - counts.positives);
      eachChange(counts, add);
    });
  });
}

/** Adds counts by score: whole numbers where all scores are rounded to a few decimals. */
function addCounts(tables: Builders, series: number, all: ScoreCounts): void {
  const decimals = decimalsOf(all.scores);
  all.scores.forEach((score, at) => {
    const own = { series, positives: all.positives[at]!, negatives: all.negatives[at]! };
    if (decimals === null) tables.score_counts.add({ ...own, score });
    else tables.rounded_counts.add({ ...own, decimals, score: unitsOf(score, decimals) });
  });
}

/** Adds a submission, numbering its series from `first`; gives the number of the next. */
function addSubmission(
  tables: Builders,
  sets: LabelSets,
  place: {
    readonly task: StoredTask;
    /** As `sharedCounts` gives it. */
    readonly shared: readonly number[];
    readonly submission: number;
    readonly first: number;
  },
  { team, summary, replicates }: StoredSubmission,
): number {
  const { task, shared, submission, first } = place;
  let series = first;
  const head = { submission, task: task.name, team };
  const addSeries = (
    name: string,
    kind: 'class' | 'pool',
    counts: { positives: number; images: number; unknown: number },
    scores: Float32Array | Float64Array | undefined,
  ) => {
    // Calibration follows from score counts.
    const binned = summary.counts
      ? []
      : binnedOf(summary, name, kind === 'class' ? 'classes' : 'pools');
    const single =
      scores instanceof Float32Array || binned.some(({ bins, mass }) => !mass && isSingle(bins));
    const lowest = binned.find(({ mass }) => mass)?.bins.lower[0] ?? scores?.[0] ?? Number.NaN;
    const precision = single ? 32 : 64;
    tables.series.add({ ...head, class: name, kind, precision, lowest, ...counts });
    addBins(tables, series, counts.images, binned);
  };
  summary.classes.forEach((result, index) => {
    const { class: name, positives, images, unknown } = result;
    const counts = summary.counts?.[index]?.counts;
    addSeries(name, 'class', { positives, images, unknown }, counts?.scores);
    addClass(tables, series, result, counts !== undefined);
    addGroups(tables, series, result, task, shared, summary);
    const samples = replicates?.[index];
    if (samples) addReplicates(tables, sets, series, samples);
    if (counts) addCounts(tables, series, counts);
    series++;
  });
  for (const { name } of task.pools) {
    const isStored = ({ pools }: StoredCalibration) => pools.some((own) => own.class === name);
    if (summary.counts || !summary.calibrations.some(isStored)) continue;
    addSeries(name, 'pool', { positives: 0, images: 0, unknown: 0 }, undefined);
    series++;
  }
  return series;
}

/** The tables of results that have any rows. */
export function tablesOf({ tasks }: Pick<Results, 'tasks'>): TableBuilder<StoredTableName>[] {
  const tables = builders();
  const sets: LabelSets = new Map();
  let first = 0;
  let submission = 0;
  for (const task of tasks) {
    const shared = sharedCounts(task);
    for (const own of task.submissions) {
      first = addSubmission(tables, sets, { task, shared, submission, first }, own);
      submission++;
    }
  }
  return Object.values(tables).filter((table) => table.rows > 0) as TableBuilder<StoredTableName>[];
}
