import type { ClassReplicates, ClassSamples } from '@/lib/inference/replicates';
import type { ScoreScale } from '@/lib/ingest/types';
import type { CalibrationBins, Curve, ScoreCounts } from '@/lib/metrics';
import type { ClassBreakdown } from '@/lib/scoring/break-down';
import { type ClassResult, NO_GRID, SCORE_STATISTICS } from '@/lib/scoring/evaluate-submission';
import { type CalibrationSettings, GRID_STEPS } from '@/lib/scoring/settings';
import { damaged } from './damaged';
import type { Rows, TableReader } from './table-reader';
import type { StoredTableName } from './tables';

/** The tables of a results file. */
export type StoredTables = { readonly [Name in StoredTableName]: TableReader<Name> };

/** A row of `series`: a class or pool of a submission. */
export interface Series {
  readonly number: number;
  readonly class: string;
  readonly positives: number;
  readonly images: number;
  readonly unknown: number;
  /** Whether scores have 32 bits. */
  readonly single: boolean;
  readonly scale: ScoreScale;
  readonly lowest: number;
}

/** Reads what the tables hold of series; each check names the file. */
export class SeriesReader {
  readonly #tables: StoredTables;
  readonly #file: string;

  constructor(tables: StoredTables, file: string) {
    this.#tables = tables;
    this.#file = file;
  }

  #wrong(own: Series, what: string) {
    return damaged(this.#file, `series ${own.number} (${own.class}): ${what}`);
  }

  #statistics(own: Series): Record<string, number> {
    const { values } = this.#tables.statistics;
    const rows = this.#rows('statistics', own);
    const found: Record<string, number> = {};
    for (let row = rows.start; row < rows.end; row++) {
      found[values.statistic[row]!] = values.value[row]!;
    }
    for (const name of ['tied', ...SCORE_STATISTICS]) {
      if (found[name] === undefined) throw this.#wrong(own, `${name} is missing`);
    }
    return found;
  }

  #rows(table: StoredTableName, { number }: Series): Rows {
    return this.#tables[table].rows(number);
  }

  /** Counts above thresholds: from all or fewer down, none negative. */
  #falling(own: Series, counts: Uint32Array, most: number): void {
    for (let k = 0; k < counts.length; k++) {
      if (counts[k]! > (k === 0 ? most : counts[k - 1]!)) {
        throw this.#wrong(own, `counts rise with the threshold, or above ${most} images`);
      }
    }
  }

  #grid(own: Series): Pick<ClassResult, 'tp' | 'fp'> {
    const { values } = this.#tables.threshold_counts;
    const { start, end } = this.#rows('threshold_counts', own);
    if (own.scale === 'rank' && end === start) return NO_GRID;
    if (end - start !== GRID_STEPS + 1) throw this.#wrong(own, 'threshold counts are missing');
    const tp = Uint32Array.from({ length: end - start }, (_, k) => values.tp[start + k]!);
    const fp = Uint32Array.from({ length: end - start }, (_, k) => values.fp[start + k]!);
    this.#falling(own, tp, own.positives);
    this.#falling(own, fp, own.images - own.positives);
    return { tp, fp };
  }

  #curve(own: Series, kind: 0 | 1): Curve {
    const { values } = this.#tables.curve_points;
    const { start, end } = this.#rows('curve_points', own);
    const points: number[] = [];
    for (let row = start; row < end; row++) if (values.curve[row] === kind) points.push(row);
    const { positives, images } = own;
    const x = points.map((row) =>
      kind === 0 ? values.tp[row]! / positives : values.fp[row]! / (images - positives),
    );
    const y = points.map((row) =>
      kind === 0
        ? values.tp[row]! / (values.tp[row]! + values.fp[row]!)
        : values.tp[row]! / positives,
    );
    // Precision over recall begins at recall 0, with the precision of its second point.
    if (kind === 0 && y.length > 1) y[0] = y[1]!;
    return {
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      threshold: Float64Array.from(points, (row) => values.threshold[row]!),
    };
  }

  result(own: Series): ClassResult {
    const { class: name, positives, images, unknown } = own;
    if (positives > images) throw this.#wrong(own, 'it has more positives than images');
    return {
      class: name,
      positives,
      images,
      unknown,
      ...(this.#statistics(own) as Pick<ClassResult, 'tied' | (typeof SCORE_STATISTICS)[number]>),
      ...this.#grid(own),
      pr: this.#curve(own, 0),
      roc: this.#curve(own, 1),
    };
  }

  /** Calibration bins; null where the file has none of these settings. */
  bins(own: Series, { bins, binning }: CalibrationSettings): CalibrationBins | null {
    const { values } = this.#tables.calibration_bins;
    const { start, end } = this.#rows('calibration_bins', own);
    const mass = binning === 'mass';
    // Probabilities that were computed from scores have 64 bits.
    const round = own.single && own.scale === 'probability' ? Math.fround : (edge: number) => edge;
    const edges = Float64Array.from({ length: bins + 1 }, (_, k) =>
      mass ? own.lowest : round(k / bins),
    );
    const count = new Uint32Array(bins);
    const rates = () => new Float64Array(bins).fill(Number.NaN);
    const [meanScore, positiveRate, accuracy] = [rates(), rates(), rates()];
    let found = false;
    for (let row = start; row < end; row++) {
      if (values.bins[row] !== bins || values.binning[row] !== Number(mass)) continue;
      const bin = values.bin[row]!;
      if (bin < 0 || bin >= bins) throw this.#wrong(own, `there is no bin ${bin} of ${bins}`);
      found = true;
      const images = values.count[row]!;
      count[bin] = images;
      if (mass) edges[bin + 1] = values.upper[row]!;
      meanScore[bin] = values.mean_score[row]!;
      const valid = !Number.isNaN(meanScore[bin]!);
      positiveRate[bin] = valid ? values.positives[row]! / images : Number.NaN;
      accuracy[bin] = valid ? values.right[row]! / images : Number.NaN;
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

  /** Counts by group of an attribute; null where the file has none. */
  groups(own: Series, attribute: number, groups: number): ClassBreakdown | null {
    const { values } = this.#tables.group_counts;
    const { start, end } = this.#rows('group_counts', own);
    let first = start;
    while (first < end && values.attribute[first] !== attribute) first++;
    if (first === end) return null;
    const length = own.scale === 'rank' ? 1 : GRID_STEPS + 2;
    if (first + groups * length > end) throw this.#wrong(own, 'counts of groups are missing');
    return {
      class: own.class,
      groups: Array.from({ length: groups }, (_, group) => {
        const at = first + group * length;
        if (values.group[at] !== group || values.attribute[at] !== attribute) {
          throw this.#wrong(own, 'counts of groups are not in order');
        }
        const of = (counts: ArrayLike<number>) =>
          Uint32Array.from({ length: length - 1 }, (_, k) => counts[at + 1 + k]!);
        const [positives, negatives] = [values.tp[at]!, values.fp[at]!];
        const [tp, fp] = [of(values.tp), of(values.fp)];
        this.#falling(own, tp, positives);
        this.#falling(own, fp, negatives);
        return { positives, images: positives + negatives, tp, fp };
      }),
    };
  }

  #samples(own: Series, kind: number, expected: number | null): ClassSamples {
    const { values } = this.#tables.replicates;
    const all = this.#rows('replicates', own);
    const set = this.#tables.replicate_labels.rows(values.labels[all.start]!);
    const known = this.#tables.replicate_labels.values;
    const rows: number[] = [];
    for (let row = all.start; row < all.end; row++) if (values.kind[row] === kind) rows.push(row);
    const labels: number[] = [];
    for (let row = set.start; row < set.end; row++) if (known.kind[row] === kind) labels.push(row);
    if (rows.length !== labels.length || (expected !== null && rows.length !== expected)) {
      throw this.#wrong(own, 'replicates are missing');
    }
    const positives = Uint32Array.from(labels, (row) => known.positives[row]!);
    const negatives = Uint32Array.from(labels, (row) => known.negatives[row]!);
    const auroc = rows.map((row, at) => {
      const pairs = 2 * positives[at]! * negatives[at]!;
      return (pairs - values.lost[row]!) / pairs;
    });
    return {
      positives,
      negatives,
      tp: Uint32Array.from(rows, (row) => values.tp[row]!),
      fp: Uint32Array.from(rows, (row) => values.fp[row]!),
      ap: Float64Array.from(rows, (row) => values.ap[row]!),
      auroc: Float64Array.from(auroc),
    };
  }

  /** @param done replicates that the task has */
  replicates(own: Series, done: number): ClassReplicates {
    const { values } = this.#tables.replicate_errors;
    const { start } = this.#rows('replicate_errors', own);
    return {
      class: own.class,
      bootstrap: this.#samples(own, 0, done),
      jackknife: this.#samples(own, 1, null),
      full: this.#samples(own, 2, 1),
      aurocError: values.auroc_error[start] ?? Number.NaN,
    };
  }

  counts(own: Series): ScoreCounts {
    const { values } = this.#tables.score_counts;
    const { start, end } = this.#rows('score_counts', own);
    const length = end - start;
    const scores = own.single ? new Float32Array(length) : new Float64Array(length);
    const positives = new Uint32Array(length);
    const negatives = new Uint32Array(length);
    let [ones, zeros] = [0, 0];
    for (let k = 0; k < length; k++) {
      scores[k] = values.score[start + k]!;
      positives[k] = values.positives[start + k]!;
      negatives[k] = values.negatives[start + k]!;
      ones += positives[k]!;
      zeros += negatives[k]!;
      if (k > 0 && !(scores[k]! > scores[k - 1]!)) throw this.#wrong(own, 'scores do not rise');
    }
    if (ones !== own.positives || ones + zeros !== own.images) {
      throw this.#wrong(own, 'score counts do not add up to its images');
    }
    return { scores, positives, negatives };
  }
}
