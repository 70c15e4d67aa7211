/** Head, medium or tail: where a class's training prevalence lies. */
export type Band = 'head' | 'medium' | 'tail';

export const BANDS: readonly Band[] = ['head', 'medium', 'tail'];

/** Prevalences (0 to 1) that part the bands. */
export interface BandLimits {
  /** A class is head where its prevalence is above this. */
  head: number;
  /** A class is tail where its prevalence is below this. */
  tail: number;
}

/** CXR-LT 2024: head > 10 %, medium 1-10 %, tail < 1 %. */
export const DEFAULT_BAND_LIMITS: BandLimits = { head: 0.1, tail: 0.01 };

/**
 * The band of a class by its training prevalence: head above `limits.head`, tail below
 * `limits.tail`, medium between, both limits included. Null where the prevalence is unknown.
 *
 * @example bandOf(0.1) // 'medium'
 */
export function bandOf(
  prevalence: number | null | undefined,
  limits: BandLimits = DEFAULT_BAND_LIMITS,
): Band | null {
  if (prevalence === null || prevalence === undefined || Number.isNaN(prevalence)) return null;
  if (prevalence > limits.head) return 'head';
  return prevalence < limits.tail ? 'tail' : 'medium';
}
