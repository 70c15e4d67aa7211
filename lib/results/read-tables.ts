import type { ClassReplicates, ClassSamples } from '@/lib/inference/replicates';
import type { CalibrationBins, Curve, Scores } from '@/lib/metrics';
import type { ClassBreakdown } from '@/lib/scoring/break-down';
import { type ClassResult, NO_GRID, SCORE_STATISTICS } from '@/lib/scoring/class-result';
import { type ClassCounts, evaluateCounts } from '@/lib/scoring/score-counts';
import { type CalibrationSettings, GRID_STEPS } from '@/lib/scoring/settings';
import { damaged } from './damaged';
import { restOf } from './implied-group';
import { BinReader } from './read-bins';
import { scoresOfUnits } from './rounded-scores';
import type { Series, StoredTables } from './series';
import type { Rows } from './table-reader';
import type { StoredTableName } from './tables';

/** Reads what the tables hold of series; each check names the file. */
export class SeriesReader {
  readonly #tables: StoredTables;
  readonly #file: string;
  readonly #version: number;

  /** @param version of the file's format */
  constructor(tables: StoredTables, file: string, version: number) {
    this.#tables = tables;
    this.#file = file;
    this.#version = version;
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

  /** Counts above each threshold: those listed last, and those of all images before the first. */
  #above(
    own: Series,
    { values }: StoredTables['threshold_counts' | 'group_counts'],
    { start, end }: Rows,
    all: { readonly positives: number; readonly images: number },
  ): Pick<ClassResult, 'tp' | 'fp'> {
    const tp = new Uint32Array(GRID_STEPS + 1);
    const fp = new Uint32Array(GRID_STEPS + 1);
    let [step, positives, negatives] = [0, all.positives, all.images - all.positives];
    for (let row = start; row <= end; row++) {
      const next = row === end ? GRID_STEPS + 1 : values.step[row]!;
      if (next < step || next > GRID_STEPS + 1) {
        throw this.#wrong(own, 'thresholds are not in order');
      }
      tp.fill(positives, step, next);
      fp.fill(negatives, step, next);
      if (row === end) break;
      const [above, below] = [values.tp[row]!, values.fp[row]!];
      if (above > positives || below > negatives || above < 0 || below < 0) {
        throw this.#wrong(own, 'counts rise with the threshold, or there are more than images');
      }
      [step, positives, negatives] = [next, above, below];
    }
    // No probability is above 1.
    if (positives + negatives > 0) throw this.#wrong(own, 'counts above thresholds are missing');
    return { tp, fp };
  }

  #grid(own: Series): Pick<ClassResult, 'tp' | 'fp'> {
    if (own.scale === 'rank') return NO_GRID;
    return this.#above(
      own,
      this.#tables.threshold_counts,
      this.#rows('threshold_counts', own),
      own,
    );
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

  /** @param counted its images counted by score; without, counts and curves are stored */
  result(own: Series, counted: ClassCounts | undefined): ClassResult {
    const { class: name, positives, images, unknown } = own;
    if (positives > images) throw this.#wrong(own, 'it has more positives than images');
    // Statistics are those of all scores; counts may be of merged ones.
    const { tp, fp, pr, roc } = counted
      ? evaluateCounts(counted)
      : { ...this.#grid(own), pr: this.#curve(own, 0), roc: this.#curve(own, 1) };
    const statistics = this.#statistics(own) as Pick<
      ClassResult,
      'tied' | (typeof SCORE_STATISTICS)[number]
    >;
    return { class: name, positives, images, unknown, ...statistics, tp, fp, pr, roc };
  }

  /**
   * Calibration bins; null where the file has none of these settings.
   *
   * @param stored the settings that the file has
   */
  bins(
    own: Series,
    settings: CalibrationSettings,
    stored: readonly CalibrationSettings[],
  ): CalibrationBins | null {
    const wrong = (what: string) => this.#wrong(own, what);
    return new BinReader(this.#tables, this.#version, own, wrong).bins(settings, stored);
  }

  /**
   * Counts by group of an attribute; null where the file has none. One group may be left out: the
   * images that are in none of the others.
   */
  groups(own: Series, all: ClassResult, attribute: number, groups: number): ClassBreakdown | null {
    const table = this.#tables.group_counts;
    const { values } = table;
    const rows = this.#rows('group_counts', own);
    let row = rows.start;
    while (row < rows.end && values.attribute[row] !== attribute) row++;
    if (row === rows.end) return null;
    const counts = Array.from({ length: groups }, (_, group) => {
      const isIts = (at: number) =>
        at < rows.end && values.attribute[at] === attribute && values.group[at] === group;
      const first = row;
      while (isIts(row)) row++;
      if (row === first) return null;
      const [positives, negatives] = [values.tp[first]!, values.fp[first]!];
      if (values.step[first] !== -1 || positives < 0 || negatives < 0) {
        throw this.#wrong(own, 'counts of groups are wrong or not in order');
      }
      const images = positives + negatives;
      const rest = { start: first + 1, end: row };
      const above =
        own.scale === 'rank' ? NO_GRID : this.#above(own, table, rest, { positives, images });
      return { positives, images, ...above };
    });
    const stored = counts.filter((group) => group !== null);
    const rest = stored.length === groups - 1 ? restOf(all, stored) : null;
    const whole = counts.map((group) => group ?? rest);
    if (whole.includes(null)) throw this.#wrong(own, 'counts of groups are missing');
    return { class: own.class, groups: whole.filter((group) => group !== null) };
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

  /** A class's scores and the rows of their counts, as doubles or as rounded numbers. */
  #scores(own: Series): {
    scores: Scores;
    table: 'score_counts' | 'rounded_counts';
    start: number;
  } {
    const rounded = this.#rows('rounded_counts', own);
    if (rounded.end > rounded.start) {
      const { score, decimals } = this.#tables.rounded_counts.values;
      const units = Int32Array.from(
        { length: rounded.end - rounded.start },
        (_, k) => score[rounded.start + k]!,
      );
      const scores = scoresOfUnits(units, decimals[rounded.start]!, own.single);
      return { scores, table: 'rounded_counts', start: rounded.start };
    }
    const { values } = this.#tables.score_counts;
    const { start, end } = this.#rows('score_counts', own);
    const scores = own.single ? new Float32Array(end - start) : new Float64Array(end - start);
    for (let k = 0; k < scores.length; k++) scores[k] = values.score[start + k]!;
    return { scores, table: 'score_counts', start };
  }

  counts(own: Series): ClassCounts {
    const { scores, table, start } = this.#scores(own);
    const { values } = this.#tables[table];
    const positives = new Uint32Array(scores.length);
    const negatives = new Uint32Array(scores.length);
    let [ones, zeros] = [0, 0];
    for (let k = 0; k < scores.length; k++) {
      positives[k] = values.positives[start + k]!;
      negatives[k] = values.negatives[start + k]!;
      ones += positives[k]!;
      zeros += negatives[k]!;
      if (k > 0 && !(scores[k]! > scores[k - 1]!)) throw this.#wrong(own, 'scores do not rise');
    }
    if (ones !== own.positives || ones + zeros !== own.images) {
      throw this.#wrong(own, 'score counts do not add up to its images');
    }
    const { class: name, scale, unknown } = own;
    return { class: name, counts: { scores, positives, negatives }, scale, unknown };
  }
}
