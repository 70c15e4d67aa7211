import { ofImages } from './cross-fit';
import type { EnsembleClass, EnsembleFit } from './ensemble';
import { foldedMean, type MemberScores, probabilityOf, weightedMean } from './members';

/** Which of its weights an ensemble's scores are made with. */
export interface EnsembleMix {
  readonly mean: EnsembleFit['mean'];
  readonly weights: readonly Pick<EnsembleClass, 'class' | 'ofFold' | 'ofAll'>[];
  /** Fold of each row of the label file: an image has weights selected without it; null for those of all. */
  readonly foldOf: Uint8Array | null;
}

/** Scores of an ensemble, as a submission has them. */
export interface MixedScores {
  readonly classes: readonly string[];
  /** Row of the label file for each image. */
  readonly labelRows: Int32Array<ArrayBuffer>;
  /** Probabilities, or with the mean of ranks, ranks as shares of the images. */
  readonly columns: readonly Float64Array<ArrayBuffer>[];
}

/** The scores of an ensemble, a step for each class; means of logits as probabilities. */
export function* mixedScores(
  input: MemberScores,
  { mean, weights, foldOf }: EnsembleMix,
): Generator<void, MixedScores> {
  const folds = foldOf && ofImages(foldOf, input);
  const columns: Float64Array<ArrayBuffer>[] = [];
  for (const [index, name] of input.classes.entries()) {
    const own = weights.find((one) => one.class === name)!;
    const scores = input.scores(index, mean);
    const mixed = folds ? foldedMean(scores, own.ofFold, folds) : weightedMean(scores, own.ofAll);
    if (mean === 'logit')
      for (let i = 0; i < mixed.length; i++) mixed[i] = probabilityOf(mixed[i]!);
    columns.push(mixed as Float64Array<ArrayBuffer>);
    yield;
  }
  return { classes: input.classes, labelRows: Int32Array.from(input.labelRows), columns };
}
