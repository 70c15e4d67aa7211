import { exp, log } from './elementary';
import type { Confusion } from './rates';

/** How many false positives a true positive is worth at a threshold: its odds. */
const oddsOf = (threshold: number) => threshold / (1 - threshold);

export interface NetBenefit {
  readonly value: number;
  /** Standard error, images taken as independent. */
  readonly error: number;
}

/**
 * Net benefit of calling positive where score > threshold: TP / n - FP / n x t / (1 - t), in true
 * positives per image. Above that of calling all and of calling none the scores are of use to those
 * who would act from probability t on.
 *
 * An image adds 1, minus the odds, or 0; the standard error is that of the mean of these. NaN without
 * an image. Source: Vickers and Elkin 2006.
 *
 * @param threshold in [0, 1)
 * @example netBenefit({ tp: 3, fp: 4, fn: 1, tn: 12 }, 0.2).value // 3/20 - 4/20 x 0.25 = 0.1
 */
export function netBenefit({ tp, fp, fn, tn }: Confusion, threshold: number): NetBenefit {
  const images = tp + fp + fn + tn;
  const odds = oddsOf(threshold);
  const value = (tp - odds * fp) / images;
  const variance = (tp + odds * odds * fp) / images - value * value;
  return { value, error: Math.sqrt(Math.max(0, variance) / images) };
}

/**
 * Net benefit of calling all images positive. NaN where the prevalence is. Source: Vickers and
 * Elkin 2006.
 *
 * @example netBenefitOfAll(0.2, 0.2) // 0.2 - 0.8 x 0.25 = 0
 */
export function netBenefitOfAll(prevalence: number, threshold: number): number {
  return prevalence - (1 - prevalence) * oddsOf(threshold);
}

/** A share with the ends of its interval; NaN where undefined. */
export interface PredictiveValue {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

const logistic = (x: number) => 1 / (1 + exp(-x));

function logitBounds(value: number, variance: number, z: number): PredictiveValue {
  const logit = log(value / (1 - value));
  const reach = z * Math.sqrt(variance);
  const isDefined = Number.isFinite(logit) && Number.isFinite(reach);
  return {
    value,
    lower: isDefined ? logistic(logit - reach) : Number.NaN,
    upper: isDefined ? logistic(logit + reach) : Number.NaN,
  };
}

/**
 * Positive and negative predictive value at another prevalence, from recall and specificity:
 * PPV = recall p / (recall p + (1 - specificity) (1 - p)), and NPV likewise. The intervals are normal on
 * the logit; they are NaN where recall or specificity is 0 or 1.
 *
 * Source: Mercaldo, Lau and Zhou 2007.
 *
 * @param z quantile of the normal distribution, such as 1.96
 * @example predictiveValues({ tp: 8, fp: 1, fn: 2, tn: 9 }, 0.5, 1.96).ppv.value // 0.8 / 0.9
 */
export function predictiveValues(
  { tp, fp, fn, tn }: Confusion,
  prevalence: number,
  z: number,
): { readonly ppv: PredictiveValue; readonly npv: PredictiveValue } {
  const [positives, negatives] = [tp + fn, fp + tn];
  const [recall, specificity] = [tp / positives, tn / negatives];
  const right = recall * prevalence;
  const wrong = (1 - specificity) * (1 - prevalence);
  const clear = specificity * (1 - prevalence);
  const missed = (1 - recall) * prevalence;
  const ofPpv = (1 - recall) / recall / positives + specificity / (1 - specificity) / negatives;
  const ofNpv = recall / (1 - recall) / positives + (1 - specificity) / specificity / negatives;
  return {
    ppv: logitBounds(right / (right + wrong), ofPpv, z),
    npv: logitBounds(clear / (clear + missed), ofNpv, z),
  };
}
