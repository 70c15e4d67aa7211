import type { Labels } from '@/lib/metrics';

/** Synthetic scores and labels of one submission, one column per class. */
export interface SyntheticColumns {
  readonly scores: readonly Float32Array[];
  readonly labels: readonly Labels[];
}

/** Uniform numbers in [0, 1), the same for the same seed (xorshift32). */
function uniform(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const MOST_COMMON = 0.33;
const RAREST = 0.0005;

/**
 * A long tail: prevalences fall by a constant factor from 0.33 to 0.0005, as those of CXR-LT 2024
 * about do. The scores are probabilities of a model of AUROC 0.85, calibrated in the logit up to
 * noise, in float32.
 */
export function syntheticColumns(images: number, classes: number, seed: number): SyntheticColumns {
  const random = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const separation = 1.47;
  const scores: Float32Array[] = [];
  const labels: Uint8Array[] = [];
  for (let c = 0; c < classes; c++) {
    const prevalence = MOST_COMMON * (RAREST / MOST_COMMON) ** (c / Math.max(1, classes - 1));
    const prior = Math.log(prevalence / (1 - prevalence)) - separation ** 2 / 2;
    const column = new Float32Array(images);
    const known = new Uint8Array(images);
    for (let i = 0; i < images; i++) {
      known[i] = random() < prevalence ? 1 : 0;
      const evidence = separation * (separation * known[i]! + normal());
      column[i] = 1 / (1 + Math.exp(-(prior + evidence)));
    }
    scores.push(column);
    labels.push(known);
  }
  return { scores, labels };
}
