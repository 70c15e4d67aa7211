import type { IntervalMethod } from '@/lib/scoring/result-tables';
import measured from './measured-coverage.json';

/** How often nominal 95 % intervals contained the true value, in simulated test sets. */
export interface MeasuredCoverage {
  /** Whether the images of a patient are correlated. */
  readonly clustered: boolean;
  /** Positive images expected in a test set. */
  readonly positives: number;
  readonly metric: 'ap' | 'auroc';
  readonly method: IntervalMethod;
  /** Share of intervals, 0 to 1. */
  readonly coverage: number;
  /** Mean width. */
  readonly width: number;
  /** Intervals. */
  readonly of: number;
}

/** The simulation of `test/coverage`, whose report says how it was done. */
export const MEASURED_COVERAGE = measured as readonly MeasuredCoverage[];

/** What was measured with the number of positives nearest to the one given; null without any. */
export function measuredCoverage(
  metric: MeasuredCoverage['metric'],
  method: IntervalMethod,
  positives: number,
  clustered: boolean,
): MeasuredCoverage | null {
  const distance = (own: MeasuredCoverage) => Math.abs(Math.log(own.positives / positives));
  const own = MEASURED_COVERAGE.filter(
    (m) => m.metric === metric && m.method === method && m.clustered === clustered,
  );
  return own.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Coverage below which the page says so in place. */
const SHORT = 0.93;

/**
 * Where a method's intervals fell short with about so many positives, by how much, in words; null
 * where they did not.
 */
export function shortfallNote(
  metric: MeasuredCoverage['metric'],
  method: IntervalMethod,
  positives: number,
  clustered: boolean,
): string | null {
  const found = measuredCoverage(metric, method, positives, clustered);
  if (!found || found.coverage >= SHORT) return null;
  return (
    `In simulated test sets with about ${found.positives.toLocaleString('en')} positives, ` +
    `${(100 * found.coverage).toFixed(1)} % of such 95 % intervals held the true ` +
    `${metric === 'ap' ? 'AP' : 'AUROC'}.`
  );
}
