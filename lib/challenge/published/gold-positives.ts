import type { ClassFigure, PublishedTables } from './tables';

/** A printed value of one class and team; null if it is not printed. */
function columnValue(
  figures: readonly ClassFigure[],
  metric: ClassFigure['metric'],
  name: string,
  team: string,
): number | null {
  const found = figures.find((f) => f.metric === metric && f.class === name && f.team === team);
  return found?.value ?? null;
}

const HALF_DIGIT = 0.0005 + 1e-9;

/** Counts of positives that the printed rates of a gold-set class allow; inferred, not published. */
export interface GoldPositivesRow {
  class: string;
  /** Smallest count for which every printed FNR is k / n to three decimals. */
  smallest: number | null;
  /** All counts for which it is, ascending. */
  counts: number[];
  /** Those for which the printed F1 values too can come from whole counts. */
  counts_with_f1: number[];
}

/** Whole numbers k with k / n equal to the rate as printed. */
function numerators(rate: number, n: number): number[] {
  const near = Math.round(rate * n);
  return [near - 1, near, near + 1].filter(
    (k) => k >= 0 && k <= n && Math.abs(k / n - rate) <= HALF_DIGIT,
  );
}

/**
 * All counts n from 1 to `most` for which each rate is a fraction k / n, to three decimals.
 *
 * @example countsThatFit([0.333, 0.5], 20) // [6, 12, 18]
 */
export function countsThatFit(rates: readonly number[], most: number): number[] {
  return Array.from({ length: most }, (_, i) => i + 1).filter((n) =>
    rates.every((rate) => numerators(rate, n).length > 0),
  );
}

/**
 * Whether a printed F1 can belong to a printed FNR among n positives of `images` images:
 * F1 = 2 TP / (n + calls) for whole TP and calls.
 */
function f1Fits(f1: number, fnr: number, n: number, images: number): boolean {
  return numerators(fnr, n).some((missed) => {
    const found = n - missed;
    if (found === 0) return f1 === 0;
    const calls = Math.round((2 * found) / f1) - n;
    return [calls - 1, calls, calls + 1].some(
      (c) =>
        c >= found && c <= images - missed && Math.abs((2 * found) / (n + c) - f1) <= HALF_DIGIT,
    );
  });
}

/** Gold positives of each class of a task, recovered from all its teams' printed FNR. */
export function goldPositives(
  tables: PublishedTables,
  task = 'Task 2',
): { images: number; rows: GoldPositivesRow[] } {
  const test = tables.published_datasets.find((d) => d.split === 'test' && d.task === task);
  const images = test?.samples ?? 0;
  const figures = tables.published_class_metrics.filter((f) => f.task === task);
  const names = [...new Set(figures.map((f) => f.class))];
  const rows = names.map((name) => {
    const rates = figures.filter((f) => f.class === name && f.metric === 'fnr');
    const counts = countsThatFit(
      rates.map(({ value }) => value),
      images,
    );
    const counts_with_f1 = counts.filter((n) =>
      rates.every(({ team, value }) => {
        const f1 = columnValue(figures, 'f1', name, team);
        return f1 === null || f1Fits(f1, value, n, images);
      }),
    );
    return { class: name, smallest: counts[0] ?? null, counts, counts_with_f1 };
  });
  return { images, rows };
}
