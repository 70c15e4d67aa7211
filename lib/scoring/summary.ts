import type { ScoreScale } from '@/lib/ingest/types';
import { addBinSums, binsOfSums, type CalibrationBins } from '@/lib/metrics';
import type { ClassBreakdown } from './break-down';
import { Calibration, type CalibrationResult, type Pool } from './calibrate-submission';
import type { ClassResult } from './class-result';
import type { CalibrationAnswer } from './protocol';
import { type ClassCounts, countsCalibrationSource } from './score-counts';
import type { CalibrationSettings } from './settings';

/** Calibration of a submission under one setting. */
export interface StoredCalibration extends CalibrationAnswer {
  readonly settings: CalibrationSettings;
}

/**
 * What is known of a submission without its scores: from a results file, or from score counts. It
 * answers what a scoring worker answers from scores, as far as it goes.
 */
export interface SubmissionSummary {
  readonly scale: ScoreScale;
  readonly classes: readonly ClassResult[];
  readonly calibrations: readonly StoredCalibration[];
  /** Counts by group of images, by attribute. */
  readonly breakdowns: ReadonlyMap<string, readonly ClassBreakdown[]>;
  /** Null where images are not counted by score. */
  readonly counts: readonly ClassCounts[] | null;
}

const sameSettings = (a: CalibrationSettings, b: CalibrationSettings) =>
  a.bins === b.bins && a.binning === b.binning;

function sameEdges(a: CalibrationBins, b: CalibrationBins): boolean {
  return a.upper.length === b.upper.length && a.upper.every((edge, k) => edge === b.upper[k]);
}

/** Bins of several classes together, of equal width; null where their edges differ. */
function addedBins(all: readonly CalibrationBins[]): CalibrationBins | null {
  const [first] = all;
  if (!first || !all.every((bins) => sameEdges(bins, first))) return null;
  const edges = Float64Array.of(first.lower[0]!, ...first.upper);
  const images = ({ count }: CalibrationBins, rates: Float64Array) =>
    Uint32Array.from(count, (n, bin) => (n === 0 ? 0 : Math.round(rates[bin]! * n)));
  const sums = all.map((bins) => ({
    edges,
    count: bins.count,
    scores: bins.meanScore.map((mean, bin) =>
      bins.count[bin] === 0 ? 0 : mean * bins.count[bin]!,
    ),
    scoresLost: new Float64Array(bins.count.length),
    positives: images(bins, bins.positiveRate),
    right: images(bins, bins.accuracy),
    valid: bins.meanScore.every((mean, bin) => bins.count[bin] === 0 || !Number.isNaN(mean)),
  }));
  return binsOfSums(addBinSums(sums));
}

function pooled(
  { settings, classes, pools }: StoredCalibration,
  wanted: Pool,
  known: readonly Pool[],
): CalibrationResult | null {
  const same = known.find(
    ({ classes: own }) => JSON.stringify(own) === JSON.stringify(wanted.classes),
  );
  const stored = same && pools.find((own) => own.class === same.name);
  if (stored) return { class: wanted.name, bins: stored.bins };
  if (settings.binning !== 'width') return null;
  const names = new Set(wanted.classes);
  const bins = addedBins(classes.filter((own) => names.has(own.class)).map((own) => own.bins));
  return bins && { class: wanted.name, bins };
}

/**
 * A submission's calibration without its scores: as stored, else from counts. A pool of classes that
 * was not stored is added up from its classes where bins are of equal width, to the rounding of a
 * sum's last digit.
 *
 * @param known the pools whose calibration is stored
 * @returns null where these settings are not known
 */
export function calibrationFrom(
  summary: SubmissionSummary,
  settings: CalibrationSettings,
  pools: readonly Pool[],
  known: readonly Pool[],
): CalibrationAnswer | null {
  const stored = summary.calibrations.find((own) => sameSettings(own.settings, settings));
  const fromCounts = summary.counts && countsCalibrationSource(summary.counts);
  const counted = fromCounts && new Calibration(fromCounts, settings);
  if (!stored && !counted) return null;
  const classes = stored
    ? stored.classes
    : counted!.indices.map((index) => counted!.ofClass(index));
  const found = pools.map(
    (pool) => (stored && pooled(stored, pool, known)) ?? counted?.ofPool(pool) ?? null,
  );
  return { classes, pools: found.filter((pool) => pool !== null) };
}
