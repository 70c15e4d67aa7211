import { type Bar, barPhrase } from './error-bars';
import { FONT } from './figure-params';
import { DASH, formatCount, formatPercent, formatScore } from './format';
import { extent } from './numbers';
import { shortName } from './short-name';
import { textWidth } from './text-width';

export type ClassMetric = 'ap' | 'auroc' | 'f1' | 'fnr' | 'ece';
export type TeamMetric = 'map' | 'mauroc' | 'mf1' | 'mece';

interface MetricWords {
  readonly short: string;
  readonly title: string;
  readonly lowerIsBetter: boolean;
}

export const METRICS: Readonly<Record<ClassMetric | TeamMetric, MetricWords>> = {
  ap: { short: 'AP', title: 'Average precision', lowerIsBetter: false },
  auroc: { short: 'AUROC', title: 'Area under the ROC curve', lowerIsBetter: false },
  f1: { short: 'F1', title: 'F1 score', lowerIsBetter: false },
  fnr: { short: 'FNR', title: 'False negative rate', lowerIsBetter: true },
  ece: { short: 'ECE', title: 'Expected calibration error', lowerIsBetter: true },
  map: { short: 'mAP', title: 'Mean average precision', lowerIsBetter: false },
  mauroc: { short: 'mAUROC', title: 'Mean area under the ROC curve', lowerIsBetter: false },
  mf1: { short: 'mF1', title: 'Mean F1 score', lowerIsBetter: false },
  mece: { short: 'mECE', title: 'Mean expected calibration error', lowerIsBetter: true },
};

/** The best of the values; null where none is known. */
export function bestValue(values: Iterable<number | null>, lowerIsBetter: boolean): number | null {
  const range = extent(values);
  return range ? range[lowerIsBetter ? 0 : 1] : null;
}

/** The metric's full name where it fits into `width` px, else a shorter one. */
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
  const counts = `${formatCount(row.positives)} of ${formatCount(row.images)} images positive`;
  const share = row.prevalence ?? null;
  return share === null ? counts : `${counts} (${formatPercent(share)})`;
}

/** `AP 0.612`, with its interval where there is one: `AP 0.612 [0.580, 0.641]`; `AP undefined`. */
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
  row: {
    readonly class: string;
    readonly team: string;
    readonly positives: number | null;
    readonly images: number | null;
    readonly prevalence: number | null;
  },
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
