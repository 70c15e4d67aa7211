import type { InputError } from '@/lib/ingest/input-error';
import type { CalibrationBins } from '@/lib/metrics';
import type { CalibrationSettings } from '@/lib/scoring/settings';
import { expectedCount, expectedRight } from './expected-bins';
import { addedUp, finerBins, stepped } from './nested-bins';
import type { Series, StoredTables } from './series';

/** Reads the calibration bins of a series. */
export class BinReader {
  readonly #tables: StoredTables;
  readonly #version: number;
  readonly #own: Series;
  readonly #wrong: (what: string) => InputError;

  /**
   * @param version of the file's format
   * @param wrong the error for what is wrong of the series
   */
  constructor(
    tables: StoredTables,
    version: number,
    own: Series,
    wrong: (what: string) => InputError,
  ) {
    this.#tables = tables;
    this.#version = version;
    this.#own = own;
    this.#wrong = wrong;
  }

  /**
   * Calibration bins; null where the file has none of these settings.
   *
   * @param stored the settings that the file has
   */
  bins(
    settings: CalibrationSettings,
    stored: readonly CalibrationSettings[],
  ): CalibrationBins | null {
    const found = this.#storedBins(settings);
    if (found) return found;
    const { bins, binning } = settings;
    const more = stored.filter((other) => other.binning === binning).map((other) => other.bins);
    const most = finerBins(bins, more);
    const finer = most === null ? null : this.#storedBins({ bins: most, binning });
    if (!finer) return null;
    const result = addedUp(finer, bins);
    const { values } = this.#tables.mean_corrections;
    const { start, end } = this.#tables.mean_corrections.rows(this.#own.number);
    const mass = Number(binning === 'mass');
    for (let row = start; row < end; row++) {
      if (values.bins[row] !== bins || values.binning[row] !== mass) continue;
      const bin = values.bin[row]!;
      if (bin < 0 || bin >= bins) throw this.#wrong(`there is no bin ${bin} of ${bins}`);
      result.meanScore[bin] = stepped(result.meanScore[bin]!, values.steps[row]!);
    }
    return result;
  }

  /** The counts of a row of `calibration_bins`. Since version 3 they are what is not expected. */
  #imagesOfBin(row: number, mass: boolean) {
    const { values } = this.#tables.calibration_bins;
    const positives = values.positives[row]!;
    let images = values.count[row]!;
    let right = values.right[row]!;
    if (this.#version >= 3) {
      if (mass) images += expectedCount(this.#own.images, values.bins[row]!, values.bin[row]!);
      right += expectedRight(values.mean_score[row]!, images, positives);
    }
    if (positives < 0 || positives > images || right < 0 || right > images) {
      throw this.#wrong('a bin has more positives or right calls than images');
    }
    return { images, positives, right };
  }

  #storedBins({ bins, binning }: CalibrationSettings): CalibrationBins | null {
    const { values } = this.#tables.calibration_bins;
    const { start, end } = this.#tables.calibration_bins.rows(this.#own.number);
    const mass = binning === 'mass';
    // Probabilities that were computed from scores have 64 bits.
    const round =
      this.#own.single && this.#own.scale === 'probability' ? Math.fround : (edge: number) => edge;
    const edges = Float64Array.from({ length: bins + 1 }, (_, k) =>
      mass ? this.#own.lowest : round(k / bins),
    );
    const count = new Uint32Array(bins);
    const rates = () => new Float64Array(bins).fill(Number.NaN);
    const [meanScore, positiveRate, accuracy] = [rates(), rates(), rates()];
    let found = false;
    for (let row = start; row < end; row++) {
      if (values.bins[row] !== bins || values.binning[row] !== Number(mass)) continue;
      const bin = values.bin[row]!;
      if (bin < 0 || bin >= bins) throw this.#wrong(`there is no bin ${bin} of ${bins}`);
      found = true;
      if (mass) edges[bin + 1] = values.upper[row]!;
      meanScore[bin] = values.mean_score[row]!;
      const { images, positives, right } = this.#imagesOfBin(row, mass);
      count[bin] = images;
      const valid = !Number.isNaN(meanScore[bin]!);
      positiveRate[bin] = valid ? positives / images : Number.NaN;
      accuracy[bin] = valid ? right / images : Number.NaN;
    }
    // A class without an image has bins of equal width, all of them empty.
    if (!found && (mass || end > start)) return null;
    return {
      lower: edges.slice(0, bins),
      upper: edges.slice(1),
      count,
      meanScore,
      positiveRate,
      accuracy,
    };
  }
}
