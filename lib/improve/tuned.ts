import { type Confusion, f1, fnr, fpr, normalQuantile, type ThresholdRule } from '@/lib/metrics';

// What is said of tuned thresholds, apart from how they are fitted: tables and figures read it.

/** For which classes something is fitted together. */
export const SCOPES = ['class', 'band', 'all'] as const;

export type FitScope = (typeof SCOPES)[number];

/** What is fitted, and on which classes. */
export interface ThresholdFit extends ThresholdRule {
  readonly scope: FitScope;
  /** A class with fewer positives among the images fitted on takes the threshold of its band. */
  readonly fewest: number;
}

/** A difference between two ways to treat the same images, with its standard error. */
export interface Gain {
  /** After minus before. NaN where one is undefined. */
  readonly difference: number;
  /** Standard error, of clusters of images; NaN where undefined. */
  readonly error: number;
}

/** The interval of a gain, as normal; null where it is undefined. */
export function gainInterval(
  { difference, error }: Gain,
  level: number,
): readonly [lower: number, upper: number] | null {
  const reach = error * normalQuantile(0.5 + level / 2);
  return Number.isNaN(reach) ? null : [difference - reach, difference + reach];
}

/** Rates that thresholds change. */
export const RATES = { f1, fnr, fpr } as const;

export type RateName = keyof typeof RATES;

export const RATE_NAMES: readonly RateName[] = ['f1', 'fnr', 'fpr'];

/** How the calls of images are made: at the threshold before, tuned, and tuned on the same images. */
export const WAYS = ['before', 'tuned', 'same'] as const;

export type Way = (typeof WAYS)[number];

export type Gains = Readonly<Record<RateName, Gain>>;

/** A class of a submission with its tuned thresholds. */
export interface TunedClass extends Readonly<Record<Way, Confusion>> {
  readonly class: string;
  readonly band: string | null;
  /** On which classes the threshold was fitted; `task` for another task. */
  readonly source: FitScope | 'task';
  /** Fitted on all images, or on the other task: the one to use. */
  readonly threshold: number;
  /** Fitted without each fold: its images are called at these. */
  readonly ofFold: readonly number[];
  /** The lowest and the highest of those fitted without a fold. */
  readonly range: readonly [number, number];
  /** `tuned` minus `before`. */
  readonly gains: Gains;
}

/** Means over classes. */
export interface TunedGroup extends Readonly<Record<Way, Readonly<Record<RateName, number>>>> {
  /** Null for all classes. */
  readonly band: string | null;
  readonly classes: number;
  readonly gains: Gains;
}

/** What tuning the thresholds of a submission gives. */
export interface TunedSubmission {
  readonly classes: readonly TunedClass[];
  /** All classes, then each band. */
  readonly groups: readonly TunedGroup[];
}
