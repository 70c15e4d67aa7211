import { columnsOf } from '@/lib/export/result-columns';
import { TEAM_METRICS } from '@/lib/inference/bootstrap-metrics';
import type { RankStability } from '@/lib/inference/rank-stability';
import type { ClusterUse } from '@/lib/inference/replicates';
import type {
  BootstrapMetricRow,
  MeanMetric,
  ResampledRows,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import type { BootstrapOptions } from './options';
import { printable } from './printable';
import type { TableSink } from './table-sink';

/** What the replicates of all teams say. */
export interface Resampled {
  readonly options: BootstrapOptions;
  readonly cluster: ClusterUse;
  readonly rows: { readonly [Name in keyof ResampledRows]: readonly ResampledRows[Name][] };
  /** How stable the ranking by mAP is; null with fewer than two ranked teams. */
  readonly ranks: RankStability | null;
  /** Neighbours in the ranking that cannot be told apart. */
  readonly indistinct: readonly (readonly string[])[];
}

type TeamMetric = Exclude<keyof TeamMetricRow, 'task' | 'team' | 'rank'>;

/** Whether replicates give intervals of a team's figure. */
export function isResampled(metric: TeamMetric): metric is MeanMetric {
  return (TEAM_METRICS as readonly string[]).includes(metric);
}

/** The interval that is printed beside a team's figure. */
export function shownInterval(
  rows: readonly BootstrapMetricRow[],
  team: string,
  metric: TeamMetric,
): BootstrapMetricRow | undefined {
  return rows.find(
    (row) =>
      row.scope === 'team' &&
      row.team === team &&
      row.metric === metric &&
      row.method === 'percentile',
  );
}

const count = (n: number) => n.toLocaleString('en-US');

/** What was drawn, a line for the head of the leaderboard. */
export function drawnCaption({ options, cluster }: Resampled): string {
  const { column, file, clusters, images, alone } = cluster;
  const drawn =
    column === null
      ? `${count(images)} images drawn one by one`
      : `${count(clusters)} groups of images drawn by ${printable(column)} of ${printable(file ?? '')}` +
        (alone > 0 ? ` (${count(alone)} images without a value on their own)` : '');
  return (
    `Below each figure its ${+(100 * options.level).toFixed(1)} % percentile interval of ` +
    `${count(options.replicates)} replicates: ${drawn}, seed ${options.seed}.`
  );
}

/** Which teams cannot be told apart, for the foot of the leaderboard; nothing where all can. */
export function indistinctNote({ indistinct, options }: Resampled): string {
  if (indistinct.length === 0) return '';
  const alpha = +(100 * (1 - options.level)).toFixed(1);
  const groups = indistinct.map((teams) => `  ${teams.map(printable).join(', ')}\n`);
  return `\nNot told apart by mAP (paired differences, Holm, ${alpha} %):\n${groups.join('')}`;
}

/** Adds the rows of the three tables to a sink. */
export async function writeResampled({ rows }: Resampled, sink: TableSink): Promise<void> {
  await sink.append('bootstrap_metrics', columnsOf('bootstrap_metrics', rows.bootstrap_metrics));
  await sink.append('rank_distribution', columnsOf('rank_distribution', rows.rank_distribution));
  const pairs = rows.pairwise_comparisons;
  await sink.append('pairwise_comparisons', columnsOf('pairwise_comparisons', pairs));
}
