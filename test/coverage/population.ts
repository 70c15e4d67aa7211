import { normalCdf, type Random } from '@/lib/metrics';

/** Where images come from: labels at a prevalence, scores normal about 0 or `separation`. */
export interface Population {
  readonly images: number;
  readonly prevalence: number;
  /** Distance of the means of positives' and negatives' scores, in standard deviations. */
  readonly separation: number;
  /**
   * Images of a patient are alike: one to five images each, half the variance of a score the
   * patient's own, and positives only among a share of the patients.
   */
  readonly clustered: boolean;
}

/** AUROC of the whole population. */
export function trueAuroc({ separation }: Population): number {
  return normalCdf(separation / Math.SQRT2);
}

const STEPS = 20_000;

/** AP of the whole population: precision over recall, by the midpoint rule over the scores. */
export function trueAp({ prevalence, separation }: Population): number {
  const [low, high] = [-8, 8 + separation];
  const width = (high - low) / STEPS;
  let sum = 0;
  for (let k = 0; k < STEPS; k++) {
    const score = low + (k + 0.5) * width;
    const recall = normalCdf(separation - score);
    const called = prevalence * recall + (1 - prevalence) * normalCdf(-score);
    const density = Math.exp(-((score - separation) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    sum += ((prevalence * recall) / called) * density * width;
  }
  return sum;
}

function normals(random: Random): () => number {
  const uniform = () => (random.next() + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const MOST_IMAGES = 5;
/** Share of a sick patient's images that show it. */
const SHOWN = 0.6;

/** The patient of each image. */
export function patients({ images, clustered }: Population, random: Random): Uint32Array {
  const clusterOf = new Uint32Array(images);
  let left = 0;
  let patient = -1;
  for (let i = 0; i < images; i++) {
    if (left === 0) {
      left = clustered ? 1 + random.below(MOST_IMAGES) : 1;
      patient++;
    }
    clusterOf[i] = patient;
    left--;
  }
  return clusterOf;
}

/** Share of the variance of a rival's scores that is not the first team's. */
const RIVAL = 0.36;

/**
 * Scores and labels of one class on images drawn from the population.
 *
 * @param better how much further apart a rival's scores are; without it there are none
 */
export function drawClass(
  { prevalence, separation, clustered }: Population,
  clusterOf: Uint32Array,
  random: Random,
  better?: number,
): { scores: Float64Array; labels: Uint8Array; rival: Float64Array } {
  const normal = normals(random);
  const uniform = () => (random.next() + 0.5) / 2 ** 32;
  const scores = new Float64Array(clusterOf.length);
  const rival = new Float64Array(better === undefined ? 0 : clusterOf.length);
  const labels = new Uint8Array(clusterOf.length);
  let patient = -1;
  let effect = 0;
  let rivalEffect = 0;
  const alike = (own: number) => Math.sqrt(1 - RIVAL) * own + Math.sqrt(RIVAL) * normal();
  let sick = false;
  for (let i = 0; i < scores.length; i++) {
    if (clusterOf[i] !== patient) {
      patient = clusterOf[i]!;
      effect = clustered ? normal() : 0;
      if (better !== undefined && clustered) rivalEffect = alike(effect);
      sick = uniform() < prevalence / SHOWN;
    }
    const positive = clustered ? sick && uniform() < SHOWN : uniform() < prevalence;
    labels[i] = positive ? 1 : 0;
    const own = normal();
    const noise = (shared: number, alone: number) =>
      clustered ? Math.SQRT1_2 * (shared + alone) : alone;
    scores[i] = (positive ? separation : 0) + noise(effect, own);
    if (better !== undefined) {
      rival[i] = (positive ? separation + better : 0) + noise(rivalEffect, alike(own));
    }
  }
  return { scores, labels, rival };
}
