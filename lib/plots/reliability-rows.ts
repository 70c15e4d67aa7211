import type { Bar } from './error-bars';
import { formatCount, formatScore } from './format';
import { isKnown } from './numbers';

/** A row of `calibration_bins`; the series is a team, or whatever is set side by side. */
export interface ReliabilityRow {
  readonly series: string;
  readonly bin: number;
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly mean_score: number | null;
  readonly positive_rate: number | null;
  /** Where the positive rate would lie if scores meant what they say. */
  readonly consistent?: Bar | null;
}

/** Bins that hold images. */
export function filled(rows: readonly ReliabilityRow[]): ReliabilityRow[] {
  return rows.filter(
    (row) => row.count > 0 && isKnown(row.mean_score) && isKnown(row.positive_rate),
  );
}

function consistencyPhrase({ positive_rate: rate, consistent: band }: ReliabilityRow): string {
  if (!band || rate === null) return '';
  const range = `${formatScore(band.lower)} to ${formatScore(band.upper)}`;
  const where = rate < band.lower ? 'below' : rate > band.upper ? 'above' : 'within';
  return `; ${where} the ${range} of calibrated scores`;
}

/** `Team A, scores from 0.067 to 0.133: mean score 0.101, positive rate 0.084, 1,234 images`. */
export function binSentence(row: ReliabilityRow): string {
  const range = `scores from ${formatScore(row.lower)} to ${formatScore(row.upper)}`;
  if (row.count === 0) return `${row.series}, ${range}: no image`;
  return (
    `${row.series}, ${range}: mean score ${formatScore(row.mean_score)}, ` +
    `positive rate ${formatScore(row.positive_rate)}, ${formatCount(row.count)} images` +
    consistencyPhrase(row)
  );
}
