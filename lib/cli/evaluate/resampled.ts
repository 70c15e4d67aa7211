import { clusterCaution } from '@/lib/inference/clusters';
import type { RankStability } from '@/lib/inference/rank-stability';
import type { ClusterUse } from '@/lib/inference/replicates';
import type { TaskInference } from '@/lib/inference/task-inference';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import {
  type BootstrapMetricRow,
  type MeanMetric,
  RESAMPLED_TABLES,
  type ResampledRows,
} from '@/lib/scoring/result-tables';
import { atOnce } from '@/lib/scoring/steps';
import type { MeanRule } from '@/lib/scoring/tables/rank-sets';
import { printable } from '../terminal/printable';
import type { BootstrapOptions } from './options';
import type { TableSink } from './table-sink';

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
}

/** All tables of an inference, and what the leaderboard prints of it. */
export function inferredTables(
  inference: TaskInference,
): Pick<Resampled, 'rows' | 'rule' | 'ranks' | 'letterGroups'> {
  const { rule } = inference;
  return {
    rows: {
      bootstrap_metrics: atOnce(inference.table('bootstrap_metrics')),
      rank_distribution: atOnce(inference.table('rank_distribution')),
      rank_sets: atOnce(inference.table('rank_sets')),
      pairwise_comparisons: atOnce(inference.table('pairwise_comparisons')),
    },
    rule,
    ranks: rule && inference.stability(rule),
    letterGroups: inference.letterGroups(),
  };
}

/** Whether a team's statistic has intervals from replicates. */
export function isResampled(metric: TeamStatisticName): metric is MeanMetric {
  return TEAM_STATISTICS[metric].resampled;
}

/** The interval that is printed beside a team's statistic. */
export function shownInterval(
  rows: readonly BootstrapMetricRow[],
  team: string,
  metric: TeamStatisticName,
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
export function replicatesSentence({ options, made }: Resampled): string {
  return (
    `${+(100 * options.level).toFixed(1)} % percentile intervals of ` +
    `${count(options.replicates)} replicates: ${made}.`
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
