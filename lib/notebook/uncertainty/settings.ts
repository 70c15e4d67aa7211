import type { IntervalMethod } from '@/lib/scoring/result-tables';

/** How tasks are resampled and what is shown of it. */
export interface UncertaintySettings {
  /** Replicates, 100 to 5,000. */
  readonly replicates: number;
  /** A whole number from 0 up. */
  readonly seed: number;
  /**
   * Column whose equal values are resampled together; null for `subject_id` where a file has it,
   * else for single images; '' for single images in any case.
   */
  readonly cluster: string | null;
  /** Nominal coverage, 0.5 to 0.999 in steps of 0.001. */
  readonly level: number;
  /** The intervals shown where there is more than one method. */
  readonly method: Extract<IntervalMethod, 'jackknife' | 'percentile' | 'bca'>;
  /** Whether figures and tables show intervals at all. */
  readonly shown: boolean;
}

/** The nearest level to the tenth of a per cent, as it is shown everywhere. */
export function roundedLevel(level: number): number {
  return Math.round(level * 1000) / 1000;
}

export const FEWEST_REPLICATES = 100;
export const MOST_REPLICATES = 5000;

export const DEFAULT_UNCERTAINTY: UncertaintySettings = {
  replicates: 1000,
  seed: 7,
  cluster: null,
  level: 0.95,
  method: 'jackknife',
  shown: true,
};
