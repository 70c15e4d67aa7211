import type * as Plot from '@observablehq/plot';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';
import { formatScore } from './format';
import { isKnown } from './numbers';
import { type Tags, tagged } from './tagged';

/** A row of `bootstrap_metrics`, as far as it is drawn. */
export type ErrorBarRow = Pick<
  BootstrapMetricRow,
  'team' | 'scope' | 'subject' | 'metric' | 'lower' | 'upper'
>;

/** Intervals to be drawn as error bars: at most one row for each statistic. */
export interface ErrorBars {
  readonly rows: readonly ErrorBarRow[];
  /** What the bars are: `95 % percentile intervals, 1,000 replicates of patients, seed 7`. */
  readonly note: string;
}

export interface Bar {
  readonly lower: number;
  readonly upper: number;
}

type Scope = ErrorBarRow['scope'];
type Metric = ErrorBarRow['metric'];

/** Finds the bar of a team's mean, band or class. */
export type FindBar = (
  team: string,
  scope: Scope,
  subject: string | null,
  metric: Metric,
) => Bar | null;

/** The bars of all defined intervals. */
export function barsOf(bars: ErrorBars | undefined): FindBar {
  const keyOf = (...parts: readonly (string | null)[]) => JSON.stringify(parts);
  const found = new Map<string, Bar>();
  for (const { team, scope, subject, metric, lower, upper } of bars?.rows ?? []) {
    if (isKnown(lower) && isKnown(upper))
      found.set(keyOf(team, scope, subject, metric), { lower, upper });
  }
  return (team, scope, subject, metric) => found.get(keyOf(team, scope, subject, metric)) ?? null;
}

/** `[0.275, 0.287]` after a space; nothing where there is no bar. */
export function barPhrase(bar: Bar | null | undefined): string {
  return bar ? ` [${formatScore(bar.lower)}, ${formatScore(bar.upper)}]` : '';
}

type Channel<T> = string | ((datum: T) => number | undefined);

interface BarMarksOptions<T> {
  readonly bar: (datum: T) => Bar | null | undefined;
  /** Where each bar lies on the other axis. */
  readonly at: Channel<T>;
  readonly colour: string | ((datum: T) => string);
  readonly along?: 'x' | 'y';
  readonly strokeWidth?: number;
  readonly strokeOpacity?: number;
}

/** A line from the lower to the upper end of each datum's bar. */
export function barMarks<T extends Tags>(
  data: readonly T[],
  { bar, at, colour, along = 'x', strokeWidth = 1.75, strokeOpacity = 0.75 }: BarMarksOptions<T>,
): Plot.Markish {
  const shown = data.filter((datum) => bar(datum));
  const lower = (datum: T) => bar(datum)!.lower;
  const upper = (datum: T) => bar(datum)!.upper;
  const ends =
    along === 'x'
      ? { x1: lower, x2: upper, y1: at, y2: at }
      : { x1: at, x2: at, y1: lower, y2: upper };
  return tagged.link(shown, {
    ...ends,
    stroke: colour,
    strokeWidth,
    strokeOpacity,
    strokeLinecap: 'round',
  });
}
