import type { Noun, Ranking } from '@/lib/challenge/challenge';
import type { MiniFigure } from '@/lib/plots/core/mini-plot';
import type { ShownThreshold } from '@/lib/plots/core/threshold';
import type {
  BandMetricRow,
  CalibrationBinRow,
  ClassMetricRow,
  GroupRow,
  LabelCountRow,
  RankSetRow,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import type { FindingSource } from '@/lib/scoring/tables/findings';

/** A piece of a sentence: words, or the name of what it is about. */
export type Part = string | { readonly as: 'team' | 'class' | 'band'; readonly name: string };

/** A sentence computed from rows of result tables, with the number it rests on. */
export interface Finding extends FindingSource {
  /** Its text in parts. */
  readonly parts: readonly Part[];
  readonly figure: MiniFigure | null;
}

/** What resampling says of the rows. */
export interface FindingInference {
  /** Nominal coverage of its intervals, 0 to 1. */
  readonly level: number;
  /** How intervals are computed, in few words: `bca, 1,000 replicates`. */
  readonly basis: string;
  /** Interval of what teams are ranked by; null where unknown. */
  interval(team: string): Ends | null;
  /** Interval of a team's mean AP over a band minus that over another; null where unknown. */
  bandDifference(
    team: string,
    band: string,
    other: string,
  ): (Ends & { readonly basis: string }) | null;
  /** Ranks that each team may have by the rule of the challenge; none where unknown. */
  readonly rankSets: readonly RankSetRow[];
  /** Whether single images were resampled, since no column says which are of one patient. */
  readonly singles: boolean;
  /** Why intervals are probably too narrow; empty where they are not known to be. */
  readonly caution: string;
}

/** The ends of an interval; null where undefined. */
export interface Ends {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What findings of one task are computed from. */
export interface FindingInputs {
  readonly task: string;
  /** What one row of the files is. */
  readonly item: Noun;
  /** Images of the label file. */
  readonly images: number;
  readonly threshold: ShownThreshold;
  readonly ranking: Ranking;
  readonly bands: { readonly by: 'prevalence' | 'group'; readonly names: readonly string[] };
  /** `team_metrics`; a hidden team counts like any other. */
  readonly teams: readonly TeamMetricRow[];
  readonly bandRows: readonly BandMetricRow[];
  readonly classRows: readonly ClassMetricRow[];
  readonly labels: readonly LabelCountRow[];
  /** `calibration_bins`, all classes pooled. */
  readonly bins: readonly CalibrationBinRow[];
  /** `group_metrics` by every attribute that was counted. */
  readonly groups: readonly GroupRow[];
  /** Null without intervals. */
  readonly inference: FindingInference | null;
  /** Other tasks of the same teams. */
  readonly others: readonly {
    readonly task: string;
    readonly classRows: readonly ClassMetricRow[];
  }[];
}
