import { bandNames } from '@/lib/challenge/bands';
import { findingInference } from '@/lib/findings/inference';
import type { FindingInference } from '@/lib/findings/types';
import { clusterCaution } from '@/lib/inference/clusters';
import type { RankStability } from '@/lib/inference/rank-stability';
import type { ClusterUse, TaskReplicates } from '@/lib/inference/replicates';
import { taskInference } from '@/lib/inference/task-inference';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { TaskClass } from '@/lib/scoring/evaluation';
import {
  type BootstrapMetricRow,
  type IntervalMethod,
  type MeanMetric,
  RESAMPLED_TABLES,
  type ResampledRows,
  type TeamMetricRow,
} from '@/lib/scoring/result-tables';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { atOnce } from '@/lib/scoring/steps';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { type MeanRule, ruleOf } from '@/lib/scoring/tables/rank-sets';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import { printable } from '../terminal/printable';
import type { BootstrapOptions } from './options';
import type { SubmissionRows } from './submission-tables';
import type { TableSink } from './table-sink';

/** Replicates of a task's submissions. */
export interface MadeReplicates {
  readonly replicates: TaskReplicates;
  /** How they were made, as the end of a sentence. */
  readonly made: string;
  /** What was resampled; null where this is not known. */
  readonly use: ClusterUse | null;
  readonly level: number;
}

/** The rows of a task's teams, of all submissions in one order. */
interface InferredOf {
  readonly teams: readonly TeamMetricRow[];
  readonly rows: readonly SubmissionRows[];
}

/** What is inferred from the replicates of all teams. */
export interface Resampled {
  readonly options: Pick<BootstrapOptions, 'replicates' | 'level'>;
  /** How the replicates were made, as the end of a sentence. */
  readonly made: string;
  readonly rows: { readonly [Name in keyof ResampledRows]: readonly ResampledRows[Name][] };
  /** What teams are ranked by; null where replicates do not have it. */
  readonly rule: MeanRule | null;
  /** How stable the ranking by it is; null with fewer than two ranked teams. */
  readonly ranks: RankStability | null;
  /** Neighbours in the ranking that do not differ significantly. */
  readonly letterGroups: readonly (readonly string[])[];
  /** What findings need of it. */
  readonly findings: FindingInference;
}

/** Infers from the replicates of a task's teams. */
export function inferred(
  { replicates, made, use, level }: MadeReplicates,
  classes: readonly TaskClass[],
  { threshold, bands, ranking }: EvaluationSettings,
  { teams, rows }: InferredOf,
): Resampled {
  const options = { replicates: replicates.done, level };
  const inference = taskInference(
    {
      teamRows: teams,
      bandRows: rows.flatMap((own) => own.bands),
      classRows: rows.flatMap((own) => own.classes),
      bands: bandNames(bandsInForce(classes, bands)),
    },
    {
      task: replicates.task,
      outOfDate: null,
      threshold,
      scores: new Map(replicates.teams.map((own) => [own.team, own.scores])),
    },
    replicates,
    level,
    ruleOf(rankingInForce(classes, ranking)),
  );
  const { rule } = inference;
  const intervals = atOnce(inference.table('bootstrap_metrics'));
  const method = shownMethod(intervals);
  return {
    options,
    made,
    rows: {
      bootstrap_metrics: intervals,
      rank_distribution: atOnce(inference.table('rank_distribution')),
      rank_sets: atOnce(inference.table('rank_sets')),
      pairwise_comparisons: atOnce(inference.table('pairwise_comparisons')),
    },
    rule,
    ranks: rule && inference.stability(rule),
    letterGroups: inference.letterGroups(),
    findings: findingInference({
      inference,
      interval: (team, metric) => inference.interval(method, 'team', team, null, metric),
      rule,
      level,
      method,
      replicates: options.replicates,
      use,
    }),
  };
}

/** Whether a team's statistic has intervals from replicates. */
export function isResampled(metric: TeamStatisticName): metric is MeanMetric {
  return TEAM_STATISTICS[metric].resampled;
}

/** The method of the intervals that are printed: score counts have no groups to leave out. */
export function shownMethod(rows: readonly BootstrapMetricRow[]): IntervalMethod {
  return rows.some((row) => row.method === 'jackknife') ? 'jackknife' : 'percentile';
}

/** The interval that is printed beside a team's statistic. */
export function shownInterval(
  rows: readonly BootstrapMetricRow[],
  team: string,
  metric: TeamStatisticName,
): BootstrapMetricRow | undefined {
  const method = shownMethod(rows);
  return rows.find(
    (row) =>
      row.scope === 'team' && row.team === team && row.metric === metric && row.method === method,
  );
}

const count = (n: number) => n.toLocaleString('en-US');

/** What was resampled, as the end of a sentence. */
export function resampledUnits(use: ClusterUse, seed: number): string {
  const { column, file, clusters, images, alone } = use;
  const caution = printable(clusterCaution(use)).replace(/\.$/, '');
  const units =
    column === null
      ? `${count(images)} single images resampled`
      : `${count(clusters)} groups of images resampled by ${printable(column)} of ${printable(file ?? '')}` +
        (alone > 0 ? ` (${count(alone)} images without a value on their own)` : '');
  return `${units}, seed ${seed}${caution && `. ${caution}`}`;
}

/** How the replicates were made, in one sentence. */
export function replicatesSentence({ options, made, rows }: Resampled): string {
  const method = shownMethod(rows.bootstrap_metrics);
  const drawn = `${count(options.replicates)} replicates: ${made}`;
  return (
    `${+(100 * options.level).toFixed(1)} % ${method} intervals` +
    (method === 'jackknife'
      ? `, corrected for bias, so a value may lie beside its interval. Ranks are of ${drawn}.`
      : ` of ${drawn}.`)
  );
}

/** Teams that do not differ significantly: lines below the leaderboard; empty if all differ. */
export function letterNote({ letterGroups, options, rule }: Resampled): string {
  if (letterGroups.length === 0 || !rule) return '';
  const alpha = +(100 * (1 - options.level)).toFixed(1);
  const groups = letterGroups.map((teams) => `  ${teams.map(printable).join(', ')}\n`);
  return `\nNo significant difference in ${TEAM_STATISTICS[rule].title} (paired differences, Holm, ${alpha} %):\n${groups.join('')}`;
}

/** Adds the rows of the tables to a sink. */
export async function writeResampled({ rows }: Resampled, sink: TableSink): Promise<void> {
  for (const table of RESAMPLED_TABLES) await sink.append(table, rows[table]);
}
