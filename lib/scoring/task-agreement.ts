import { inClassOrder } from '@/lib/challenge/canonical-order';
import { leastSquares, pearsonInterval, spearman } from '@/lib/metrics';
import type { ClassMetricRow } from './result-tables';
import { meanOf, orNull } from './undefined';

/** Metrics that can be set against each other over two tasks. */
export type AgreementMetric = 'ap' | 'auroc' | 'f1' | 'fnr' | 'ece';

export interface AgreementPoint {
  /** A team, or a class where one team is looked at class by class. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface Agreement {
  readonly n: number;
  /** The line of least squares; null where x does not vary. */
  readonly line: { readonly slope: number; readonly intercept: number } | null;
  readonly r: number | null;
  readonly r2: number | null;
  readonly spearman: number | null;
  /** 95 % interval of r by Fisher's z; null below four points. */
  readonly interval: readonly [number, number] | null;
}

/** Classes that both tasks have, in the order of the first. */
export function sharedClasses(
  x: readonly ClassMetricRow[],
  y: readonly ClassMetricRow[],
): string[] {
  const second = new Set(y.map((row) => row.class));
  return [...new Set(x.map((row) => row.class))].filter((name) => second.has(name));
}

/**
 * Each team that has a submission in both tasks, with its mean of a metric over the classes of
 * each task (or only over `classes`).
 */
export function teamPoints(
  x: readonly ClassMetricRow[],
  y: readonly ClassMetricRow[],
  metric: AgreementMetric,
  classes?: ReadonlySet<string>,
): AgreementPoint[] {
  const score = (rows: readonly ClassMetricRow[], team: string) =>
    meanOf(
      inClassOrder(
        rows.filter((row) => row.team === team && (!classes || classes.has(row.class))),
      ).map((row) => row[metric]),
    );
  const teams = [...new Set(x.map((row) => row.team))];
  return teams.flatMap((team) => {
    const [a, b] = [score(x, team), score(y, team)];
    return a === null || b === null ? [] : [{ name: team, x: a, y: b }];
  });
}

/** Each class that both tasks have, with one team's metric in each. */
export function classPoints(
  x: readonly ClassMetricRow[],
  y: readonly ClassMetricRow[],
  metric: AgreementMetric,
  team: string,
): AgreementPoint[] {
  const values = (rows: readonly ClassMetricRow[]) =>
    new Map(rows.filter((row) => row.team === team).map((row) => [row.class, row[metric]]));
  const [first, second] = [values(x), values(y)];
  return [...first].flatMap(([name, a]) => {
    const b = second.get(name) ?? null;
    return a === null || b === null ? [] : [{ name, x: a, y: b }];
  });
}

/** Line of least squares and correlations of the points; null where too few or constant. */
export function agreement(points: readonly AgreementPoint[]): Agreement {
  const x = Float64Array.from(points, (point) => point.x);
  const y = Float64Array.from(points, (point) => point.y);
  const line = leastSquares(x, y);
  const interval = pearsonInterval(line.r, points.length, 0.95);
  return {
    n: points.length,
    line: Number.isNaN(line.slope) ? null : { slope: line.slope, intercept: line.intercept },
    r: orNull(line.r),
    r2: orNull(line.r2),
    spearman: orNull(spearman(x, y)),
    interval: Number.isFinite(interval[0]) ? interval : null,
  };
}
