import type { IntervalMethod } from '@/lib/scoring/result-tables';
import measured from './measured-coverage.json';

/** How often nominal 95 % intervals of single classes held the true value, in simulated test sets. */
export interface MeasuredCoverage {
  /** Whether the images of a patient are correlated. */
  readonly clustered: boolean;
  /** Images of a test set, and positive ones expected in it. */
  readonly images: number;
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

/** The simulation in `test/coverage`; see its report for the method. */
export const MEASURED_COVERAGE = measured as readonly MeasuredCoverage[];

/**
 * The measurement for the nearest number of positives, the lowest of several;
 * null if there is none.
 */
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
  return own.sort((a, b) => distance(a) - distance(b) || a.coverage - b.coverage)[0] ?? null;
}

/** Below this coverage the page shows a note. */
const SHORT = 0.93;

/**
 * A sentence if the coverage of a method's intervals was too low for about this many positives; null
 * if it was not.
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
