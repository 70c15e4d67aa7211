import type { ScoreCounts } from '@/lib/metrics';
import type { InputErrorDetails } from '../input-error';
import type { ClassColumn, ScoreScale } from '../types';
import type { ScaleEvidence } from './recognize-scale';

export interface ClassCheck {
  readonly key: string;
  readonly name: string;
  readonly positives: number;
  readonly negatives: number;
  readonly unknown: number;
}

/** A labels file that passed its checks. */
export interface LabelsCheck {
  readonly images: number;
  readonly classes: readonly ClassCheck[];
}

/** What is wrong with a column of scores. It matters where the labels have the column's class. */
export interface ColumnFault {
  /** Of the class. */
  readonly key: string;
  readonly problem: string;
  readonly details: InputErrorDetails;
  /** Whether the scores are finite numbers out of the range of probabilities. */
  readonly isScale: boolean;
}

/** A predictions file that passed its checks. */
export interface PredictionsCheck {
  readonly images: number;
  readonly classes: readonly ClassColumn[];
  readonly scale: ScoreScale;
  /** Columns with a fault; their scores are empty. */
  readonly faults: readonly ColumnFault[];
  /** How the scores of each class lie to the scales, where one is out of range. */
  readonly scales: readonly (ScaleEvidence & { readonly key: string })[];
}

/** Floats stay in 32 bits, all else is in 64. */
export type ScoreColumn = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A metadata file that passed its checks. */
export interface MetadataCheck {
  readonly images: number;
  readonly attributes: readonly string[];
}

/** Images of one class of a submission, counted by score. */
export interface CountedClass {
  readonly key: string;
  readonly name: string;
  readonly counts: ScoreCounts;
}

/** Images that share a value of an attribute, counted by class and score. */
export interface CountedGroup {
  readonly attribute: string;
  readonly value: string;
  readonly classes: readonly CountedClass[];
}

/** What a file of score counts holds. A group or replicate has only classes with images in it. */
export interface CountedImages {
  readonly classes: readonly CountedClass[];
  /** By attribute and value, in the order of their bytes. */
  readonly groups: readonly CountedGroup[];
  /** Replicates 1, 2, ... of a bootstrap. */
  readonly replicates: readonly (readonly CountedClass[])[];
}
