import {
  CLASS_STATISTICS,
  type ClassStatisticName,
  type Resampled,
  type StatisticWords,
} from './class-statistics';
import type { Confusion } from './rates';
import { f1, fnr } from './rates';

/**
 * A statistic of a team: the mean of a class statistic over the classes where it is defined
 * (`mean`), or a rate of the counts summed over classes (`pooled`).
 */
export type TeamStatistic = StatisticWords &
  (
    | { readonly over: 'classes'; readonly mean: ClassStatisticName }
    | { readonly over: 'pooled counts'; readonly pooled: (counts: Confusion) => number }
  );

const NO_CLASS = 'it is undefined in every class';

/** Statistics of a team, in the order of the columns of `team_metrics`. */
export const TEAM_STATISTICS = {
  map: {
    title: 'mAP',
    name: 'Mean average precision',
    description: 'Mean of average precision over classes',
    undefinedWhen: NO_CLASS,
    better: 'higher',
    resampled: true,
    over: 'classes',
    mean: 'ap',
  },
  mauroc: {
    title: 'mAUROC',
    name: 'Mean area under the ROC curve',
    description: 'Mean of the area under the ROC curve over classes',
    undefinedWhen: NO_CLASS,
    better: 'higher',
    resampled: true,
    over: 'classes',
    mean: 'auroc',
  },
  mf1: {
    title: 'mF1',
    name: 'Mean F1 score',
    description: 'Mean of F1 over classes, at the threshold',
    undefinedWhen: NO_CLASS,
    better: 'higher',
    resampled: true,
    over: 'classes',
    mean: 'f1',
  },
  mece: {
    title: 'mECE',
    name: 'Mean expected calibration error',
    description: 'Mean of the expected calibration error over classes',
    undefinedWhen: NO_CLASS,
    better: 'lower',
    resampled: false,
    over: 'classes',
    mean: 'ece',
  },
  micro_f1: {
    title: 'micro F1',
    name: 'Micro F1 score',
    description: 'F1 of the counts summed over classes',
    undefinedWhen: 'no class has a positive image or a score above the threshold',
    better: 'higher',
    resampled: true,
    over: 'pooled counts',
    pooled: f1,
  },
  macro_fnr: {
    title: 'macro FNR',
    name: 'Macro false negative rate',
    description: 'Mean of the false negative rate over classes',
    undefinedWhen: NO_CLASS,
    better: 'lower',
    resampled: true,
    over: 'classes',
    mean: 'fnr',
  },
  micro_fnr: {
    title: 'micro FNR',
    name: 'Micro false negative rate',
    description: 'False negative rate of the counts summed over classes',
    undefinedWhen: 'no class has a positive image',
    better: 'lower',
    resampled: true,
    over: 'pooled counts',
    pooled: fnr,
  },
  mbrier: {
    title: 'mBrier',
    name: 'Mean Brier score',
    description: 'Mean of the Brier score over classes',
    undefinedWhen: NO_CLASS,
    better: 'lower',
    resampled: false,
    over: 'classes',
    mean: 'brier',
  },
} as const satisfies Readonly<Record<string, TeamStatistic>>;

export type TeamStatisticName = keyof typeof TEAM_STATISTICS;

/** Means over the classes of a band, in the order of the columns of `band_metrics`. */
export const BAND_STATISTICS = {
  map: TEAM_STATISTICS.map,
  mauroc: TEAM_STATISTICS.mauroc,
  mf1: TEAM_STATISTICS.mf1,
  mfnr: { ...TEAM_STATISTICS.macro_fnr, title: 'Mean FNR' },
} as const satisfies Readonly<Record<string, TeamStatistic & { readonly over: 'classes' }>>;

export type BandStatisticName = keyof typeof BAND_STATISTICS;

/** Team statistics that replicates are made of. */
export type ResampledTeamStatistic = Resampled<typeof TEAM_STATISTICS>;

const ALL: Readonly<Record<ClassStatisticName | TeamStatisticName, StatisticWords>> = {
  ...CLASS_STATISTICS,
  ...TEAM_STATISTICS,
};

/** The statistic of this name, of a class or of a team. */
export function statisticOf(name: ClassStatisticName | TeamStatisticName): StatisticWords {
  return ALL[name];
}
