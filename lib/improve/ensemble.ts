import type { RankedBy } from '@/lib/metrics';
import type { FitScope, Gain } from './tuned';

// What is said of an ensemble, apart from how it is made: tables and figures read it.

/** What the scores of the members are before their mean is taken. */
export const MEANS = ['probability', 'logit', 'rank'] as const;

export type MeanKind = (typeof MEANS)[number];

/**
 * How members are weighted: equally, by hand, or by greedy forward selection with replacement (Caruana
 * et al. 2004).
 */
export const WEIGHTINGS = ['equal', 'chosen', 'greedy'] as const;

export type Weighting = (typeof WEIGHTINGS)[number];

/** How an ensemble is made. */
export interface EnsembleFit {
  readonly mean: MeanKind;
  readonly weighting: Weighting;
  /** By team, for `chosen`: 1 where none is given. */
  readonly weights: Readonly<Record<string, number>>;
  /** What is measured, and what greedy selection makes as high as it can. */
  readonly statistic: RankedBy;
  /** For which classes weights are selected together. */
  readonly scope: FitScope;
  /** A class with fewer positives among the images selected on takes the weights of its band. */
  readonly fewest: number;
  /** Members that greedy selection adds at most, one after the other. */
  readonly rounds: number;
}

/** Its name as a team, unless it is given another. */
export const ENSEMBLE = 'Ensemble';

/** Without a choice, this many teams with the best mean are the members. */
export const USUAL_MEMBERS = 10;

/** The most members an ensemble can have: their scores are in memory side by side. */
export const MOST_MEMBERS = 30;

/** Weights of members, in their order; each adds up to 1. */
export interface Weights {
  /** Selected without each fold in turn. */
  readonly ofFold: readonly Float64Array[];
  /** Selected on all images: the ones to use on others. */
  readonly ofAll: Float64Array;
}

export interface EnsembleClass extends Weights {
  readonly class: string;
  readonly band: string | null;
  readonly positives: number;
  /** On which classes the weights were selected; null where they were not selected. */
  readonly source: FitScope | null;
  /** The statistic of the team it is compared with. */
  readonly before: number;
  /** Of the ensemble, on images that its weights were not selected on. */
  readonly after: number;
  /** On the same images; NaN where nothing was selected. */
  readonly same: number;
  /** `after` minus `before`. */
  readonly gain: Gain;
}

/** Means over classes. */
export interface EnsembleGroup {
  /** Null for all classes. */
  readonly band: string | null;
  readonly classes: number;
  readonly before: number;
  readonly after: number;
  readonly same: number;
  readonly gain: Gain;
}

/** What a member adds: means over all classes. */
export interface EnsembleMember {
  readonly team: string;
  /** Mean of its weights over classes. */
  readonly weight: number;
  /** The statistic of the member alone, and of the ensemble without it. */
  readonly alone: number;
  readonly without: number;
  /** The ensemble minus `without`. */
  readonly adds: Gain;
}

/** How alike the scores of two members are: rank correlations, means over classes. */
export interface MemberPair {
  readonly team: string;
  readonly other: string;
  /** Over all images. */
  readonly images: number;
  /** Over positive images: whether they miss the same ones. */
  readonly positives: number;
}

export interface Ensemble {
  readonly fit: EnsembleFit;
  /** Members, in the order of their names. */
  readonly members: readonly EnsembleMember[];
  /** The team it is compared with, and whether that was chosen as the best on these images. */
  readonly against: string;
  readonly isAgainstBest: boolean;
  /** Teams that were asked for and cannot be members, and why. */
  readonly leftOut: readonly { readonly team: string; readonly why: string }[];
  /** Images that all members scored. */
  readonly images: number;
  readonly classes: readonly EnsembleClass[];
  /** All classes, then each band. */
  readonly groups: readonly EnsembleGroup[];
  readonly pairs: readonly MemberPair[];
}
