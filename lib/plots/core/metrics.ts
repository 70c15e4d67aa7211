import type { Band } from '@/lib/challenge/bands';
import { statisticOf } from '@/lib/metrics';
import { type Bar, barPhrase } from './error-bars';
import { DASH, formatCount, formatPercent, formatScore } from './format';
import { worded } from './item';
import { extent, isKnown } from './numbers';
import { FONT } from './params';
import { shortName, textWidth } from './text';

export type ClassMetric = 'ap' | 'auroc' | 'f1' | 'fnr' | 'ece';
export type TeamMetric = 'map' | 'mauroc' | 'mf1' | 'mece';

/** Columns of `class_metrics` about the class and team, besides the metrics. */
export interface ClassFacts {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  /** Null where the counts are unknown, as for published results. */
  readonly positives: number | null;
  readonly images: number | null;
  readonly prevalence: number | null;
}

interface MetricWords {
  readonly short: string;
  readonly title: string;
  readonly lowerIsBetter: boolean;
}

function words(metric: ClassMetric | TeamMetric): MetricWords {
  const { title, name, better } = statisticOf(metric);
  return { short: title, title: name, lowerIsBetter: better === 'lower' };
}

/** How figures call the metrics they show. */
export const METRICS: Readonly<Record<ClassMetric | TeamMetric, MetricWords>> = {
  ap: words('ap'),
  auroc: words('auroc'),
  f1: words('f1'),
  fnr: words('fnr'),
  ece: words('ece'),
  map: words('map'),
  mauroc: words('mauroc'),
  mf1: words('mf1'),
  mece: words('mece'),
};

/** The best of the values; null if none is known, or if several are known and all are equal. */
export function bestValue(values: Iterable<number | null>, lowerIsBetter: boolean): number | null {
  const known = [...values].filter(isKnown);
  const range = extent(known);
  if (!range || (known.length > 1 && range[0] === range[1])) return null;
  return range[lowerIsBetter ? 0 : 1];
}

/** The metric's full name if it fits into `width` px, else a shorter one. */
export function fittingTitle(metric: ClassMetric | TeamMetric, width: number): string {
  const { title, short } = METRICS[metric];
  const names = [title, title.replace('Expected calibration', 'Calibration'), short];
  return names.find((name) => textWidth(name, FONT) <= width) ?? short;
}

/** `101 of 406 images positive (24.9 %)`. */
export function positivesPhrase(row: {
  readonly positives: number;
  readonly images: number;
  readonly prevalence?: number | null;
}): string {
  const counts = `${formatCount(row.positives)} of ${formatCount(row.images)} ${worded('images')} positive`;
  const share = row.prevalence ?? null;
  return share === null ? counts : `${counts} (${formatPercent(share)})`;
}

/** `AP 0.612`, with its interval if there is one: `AP 0.612 [0.580, 0.641]`; `AP undefined`. */
export function metricPhrase(
  metric: ClassMetric | TeamMetric,
  value: number | null,
  bar?: Bar | null,
): string {
  const text = formatScore(value);
  return `${METRICS[metric].short} ${text === DASH ? 'undefined' : text}${barPhrase(bar)}`;
}

/** `Edema, Team A: AP 0.612, 101 of 406 images positive (24.9 %)`; unknown counts are left out. */
export function classSentence(
  row: ClassFacts,
  metric: ClassMetric,
  value: number | null,
  bar?: Bar | null,
): string {
  const { positives, images, prevalence } = row;
  const counts =
    positives === null || images === null
      ? ''
      : `, ${positivesPhrase({ positives, images, prevalence })}`;
  return `${shortName(row.class)}, ${shortName(row.team)}: ${metricPhrase(metric, value, bar)}${counts}`;
}
