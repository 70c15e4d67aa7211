import { crossFit } from '@/lib/improve/cross-fit';
import type { ThresholdPlan } from '@/lib/improve/thresholds';
import { Random } from '@/lib/metrics';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';

export interface SimulatedClass {
  readonly prevalence: number;
  /** How far the scores of positives lie above those of negatives, in standard deviations of logits. */
  readonly separation: number;
  /** Added to every logit: where the scores lie. */
  readonly shift: number;
}

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/** Scores and labels from a known population: logits are normal, apart by the label. */
export function simulated(
  images: number,
  classes: readonly SimulatedClass[],
  seed: number,
): ScoreMatrix {
  const random = new Random(seed);
  const uniform = () => (random.next() + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const columns = classes.map(({ prevalence, separation, shift }) => {
    const labels = Uint8Array.from({ length: images }, () => Number(uniform() < prevalence));
    const scores = Float64Array.from(labels, (label) =>
      logistic(shift + separation * label + normal()),
    );
    return { scores, probabilities: scores, labels };
  });
  return {
    images,
    classes: classes.map((_, index) => `Class ${index + 1}`),
    scale: 'probability',
    hasProbabilities: true,
    columns: (index) => columns[index]!,
    labelRows: null,
  };
}

/** Each image is a patient of its own. */
export const singles = (images: number) => Uint32Array.from({ length: images }, (_, i) => i);

/** A plan for the best F1 of each class, cross-fitted over single images. */
export function planFor(
  { images, classes }: Pick<ScoreMatrix, 'images' | 'classes'>,
  change: Partial<ThresholdPlan['fit']> = {},
): ThresholdPlan {
  return {
    kind: 'thresholds',
    fit: { criterion: 'f1', limit: 0.1, scope: 'class', fewest: 0, ...change },
    before: 0.5,
    bands: Object.fromEntries(classes.map((name) => [name, null])),
    cross: crossFit(singles(images), 7, 5),
    given: null,
  };
}
