import type { Bits, Scores } from '@/lib/metrics';
import type { TeamReaderPair } from '../reader-study';
import type { CoCalls } from './co-calls';
import type { ConditionalMisses } from './conditional';

/** What is asked of the scores of one submission, image by image. */
export type ImageQuestion =
  | { readonly kind: 'scores'; readonly class: string }
  | { readonly kind: 'calls'; readonly threshold: number }
  | { readonly kind: 'co-calls'; readonly threshold: number }
  | {
      readonly kind: 'conditional';
      readonly threshold: number;
      /** Patient of each row of the label file; null for single images. */
      readonly clusterOf: Uint32Array | null;
    }
  | { readonly kind: 'disagreement'; readonly class: string }
  | { readonly kind: 'readers'; readonly threshold: number };

export type QuestionKind = ImageQuestion['kind'];

export type QuestionOf<Kind extends QuestionKind> = Extract<ImageQuestion, { kind: Kind }>;

/**
 * Scores of one class by row of the label file, in the precision of the file: probabilities where
 * the scale has them, else the scores as they are. NaN in rows without a score.
 */
export interface ClassScores {
  readonly scores: Scores;
  /** Whether these are probabilities, which can be compared with a threshold. */
  readonly areProbabilities: boolean;
  /** What is compared with it where the class has thresholds of its own. */
  readonly decisions?: Scores;
}

/** Which rows of the label file a submission calls positive at a threshold. */
export interface Calls {
  /** Classes it scored, in the task's order. */
  readonly classes: readonly string[];
  /** Rows of the label file it scored. */
  readonly scored: Bits;
  /** For each of `classes` the rows whose probability is above the threshold. */
  readonly called: readonly Bits[];
}

/**
 * The answer to each kind of question. Null where the submission cannot answer it: it did not score
 * the class, or its scores are ranks, which no threshold divides.
 */
export interface ImageAnswers {
  readonly scores: ClassScores | null;
  readonly calls: Calls | null;
  readonly 'co-calls': CoCalls | null;
  /** Pairs with at least `LEAST_POSITIVES` positives of each kind. */
  readonly conditional: readonly ConditionalMisses[] | null;
  /** How far each score disagrees with its label, by row of the label file; NaN where undefined. */
  readonly disagreement: Float64Array | null;
  /** The submission at a threshold against each human reader of the task, by class. */
  readonly readers: readonly TeamReaderPair[];
}
