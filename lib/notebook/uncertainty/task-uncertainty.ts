import type { TaskReplicates } from '@/lib/inference/replicates';
import {
  type StatisticArgs,
  type TaskInference,
  taskInference,
} from '@/lib/inference/task-inference';
import type {
  BootstrapMetricRow,
  ClassDifferenceRow,
  IntervalMethod,
  ResampledRows,
} from '@/lib/scoring/result-tables';
import type { Steps } from '@/lib/scoring/steps';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import { memoBy } from '../memo';
import type { TaskView } from '../view';
import type { UncertaintySettings } from './settings';
import type { Run, UncertaintyState } from './state';
import { runOutOfDate, stateOf } from './state-of';

/** Statistics inferred from a task's replicates, for the visible teams; computed on demand. */
export interface TaskUncertainty
  extends Pick<
    TaskInference,
    | 'replicatesOf'
    | 'meanReplicates'
    | 'rankRows'
    | 'rankSets'
    | 'teamPairs'
    | 'stability'
    | 'classDifferences'
  > {
  /** Of all teams, visible or not. */
  readonly inference: TaskInference;
  readonly state: UncertaintyState;
  readonly settings: UncertaintySettings;
  /** Null where there are none. Its `done`, `seed` and `clusters` are for footers. */
  readonly replicates: TaskReplicates | null;
  /** Why the replicates do not match the current data and settings; null where they do. */
  readonly outOfDate: string | null;
  /** The interval of a statistic; without `method` by the method of the settings. */
  interval(...args: [...StatisticArgs, method?: IntervalMethod]): BootstrapMetricRow | null;
  /** A result table, in steps. */
  rows<Name extends keyof ResampledRows>(table: Name): Steps<ResampledRows[Name][]>;
  /** Neighbours in the leaderboard that do not differ significantly, each of two teams or more. */
  readonly letterGroups: readonly (readonly string[])[];
}

/** The groups without hidden teams. Groups of one team, and groups within another, are left out. */
function groupsShown(
  groups: readonly (readonly string[])[],
  shown: (team: string) => boolean,
): string[][] {
  const left = groups.map((group) => group.filter(shown)).filter((group) => group.length > 1);
  return left.filter((group, index) =>
    left.every((other, k) => {
      const within = k !== index && group.every((team) => other.includes(team));
      return !within || (other.length === group.length && k > index);
    }),
  );
}

function infer(
  view: TaskView,
  run: Run | undefined,
  settings: UncertaintySettings,
): TaskUncertainty {
  const replicates = run?.replicates ?? null;
  const { task, threshold, evaluation, classOrder } = view;
  const scores = new Map(evaluation.submissions.map((own) => [own.team, own.classes]));
  const outOfDate = (run && runOutOfDate(view, run, settings)?.why) ?? null;
  const basis = { task, outOfDate, threshold, scores };
  const rule = ruleOf(view.ranking);
  const inference = taskInference(view.all, basis, replicates, settings.level, rule);
  const teams = new Set(view.teams);
  const shown = (team: string) => teams.has(team);
  const place = new Map(classOrder.map((name, index) => [name, index]));
  const isShown = (row: ResampledRows[keyof ResampledRows]) =>
    shown(row.team) && (!('other' in row) || shown(row.other));
  return {
    state: stateOf(run, outOfDate),
    settings,
    replicates,
    outOfDate,
    replicatesOf: inference.replicatesOf,
    meanReplicates: inference.meanReplicates,
    inference,
    stability: inference.stability,
    interval: (...[scope, team, subject, metric, method = settings.method]) =>
      inference.interval(method, scope, team, subject, metric),
    *rows(table) {
      const rows = yield* inference.table(table);
      return rows.filter(isShown);
    },
    rankRows: (rule) => inference.rankRows(rule).filter(isShown),
    rankSets: (rule) => inference.rankSets(rule).filter(isShown),
    teamPairs: (metric) => inference.teamPairs(metric).filter(isShown),
    get letterGroups() {
      return groupsShown(inference.letterGroups(), shown);
    },
    classDifferences: (...args): ClassDifferenceRow[] =>
      [...inference.classDifferences(...args)].sort(
        (a, b) => place.get(a.subject)! - place.get(b.subject)!,
      ),
  };
}

/** The inference for a view of a task; cells that show the same view share one object. */
export const taskUncertainty = memoBy(infer);
