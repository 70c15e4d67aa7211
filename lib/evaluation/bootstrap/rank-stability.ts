import type { RankingRule } from '../result-tables';

/** How one team's rank varies over the replicates. */
export interface TeamStability {
  readonly team: string;
  /** On all images. */
  readonly rank: number;
  /** Share of replicates in which it is first, or among the first three, ties included. */
  readonly first: number;
  readonly topThree: number;
  readonly median: number;
  /** Interval of the rank at the level asked for. */
  readonly lower: number;
  readonly upper: number;
}

/** Whether a ranking would come out alike on other images of the kind. */
export interface RankStability {
  readonly metric: RankingRule;
  readonly replicates: number;
  /** Kendall's tau-b between the ranks of a replicate and those on all images. */
  readonly kendall: {
    readonly mean: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  /** By rank on all images. */
  readonly teams: readonly TeamStability[];
}
