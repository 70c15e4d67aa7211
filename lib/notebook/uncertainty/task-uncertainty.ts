import type { ClassDifferenceRow } from '@/lib/evaluation/bootstrap/class-difference';
import type { RankStability } from '@/lib/evaluation/bootstrap/rank-stability';
import type { TaskReplicates } from '@/lib/evaluation/bootstrap/replicates';
import type {
  BootstrapMetricRow,
  IntervalMethod,
  RankDistributionRow,
  RankingRule,
  ResampledMetric,
  ResampledRows,
  ResampledScope,
} from '@/lib/evaluation/result-tables';
import type { TaskView } from '../view';
import type { UncertaintySettings } from './settings';
import type { Run, UncertaintyState } from './state';

/** All that replicates say of one task as it is shown: a pure view, computed where asked for. */
export interface TaskUncertainty {
  readonly state: UncertaintyState;
  readonly settings: UncertaintySettings;
  /** What was drawn; null where nothing was. Its `done`, `seed` and `cluster` are for footers. */
  readonly replicates: TaskReplicates | null;
  /**
   * The interval of a figure for the classes, bands and images shown; null where there is none for
   * just these. Without `method` by the method of the settings.
   *
   * @param subject a band's or class's name; null for a team
   */
  interval(
    scope: ResampledScope,
    team: string,
    subject: string | null,
    metric: ResampledMetric,
    method?: IntervalMethod,
  ): BootstrapMetricRow | null;
  /** The result tables, for the teams shown. */
  readonly rows: { readonly [Name in keyof ResampledRows]: readonly ResampledRows[Name][] };
  rankRows(metric: RankingRule): readonly RankDistributionRow[];
  stability(metric: RankingRule): RankStability | null;
  /** Runs of neighbours in the leaderboard that cannot be told apart, each of two teams or more. */
  readonly indistinct: readonly (readonly string[])[];
  /** Two teams class by class, in the order of classes of the view. */
  classDifferences(
    team: string,
    other: string,
    metric: 'ap' | 'fnr',
  ): readonly ClassDifferenceRow[];
}

/** What a task's run says of it as it is shown. */
export type UncertaintyOf = (
  view: TaskView,
  run: Run | undefined,
  settings: UncertaintySettings,
) => TaskUncertainty;
