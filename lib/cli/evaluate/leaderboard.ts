import type { Task } from '@/lib/evaluation/intake/task';
import type { TeamMetricRow } from '@/lib/evaluation/result-tables';
import type { EvaluationSettings } from '@/lib/evaluation/settings';
import { bandSource } from '@/lib/evaluation/tables/label-counts';
import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { columnNames } from '@/lib/export/result-columns';
import { textTable } from '@/lib/export/text-table';
import type { Format } from './options';
import { printable } from './printable';
import type { Scored } from './score';

type Metric = Exclude<keyof TeamMetricRow, 'task' | 'team' | 'rank'>;

const METRICS: readonly (readonly [title: string, key: Metric])[] = [
  ['mAP', 'map'],
  ['mAUROC', 'mauroc'],
  ['mF1', 'mf1'],
  ['mECE', 'mece'],
  ['micro F1', 'micro_f1'],
  ['macro FNR', 'macro_fnr'],
  ['micro FNR', 'micro_fnr'],
  ['mBrier', 'mbrier'],
];

/** Best first; teams without a rank last, equal ones as they came. */
function byRank(teams: readonly TeamMetricRow[]): TeamMetricRow[] {
  return [...teams].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

function bandsOf({ classes, counts }: Task): string {
  switch (bandSource(classes)) {
    case 'training':
      return `bands by training counts of ${printable(counts?.loaded.fileName ?? '')}`;
    case 'labels':
      return "bands by the labels' own prevalence";
    case 'nothing':
      return 'no training prevalence, so no bands';
  }
}

function caption(task: Task, { threshold, bins }: EvaluationSettings): string {
  const images = task.source.check.images.toLocaleString('en-US');
  return (
    `${printable(task.name)}: ${images} images, ${task.classes.length} classes. ` +
    `Positive where score > ${threshold}; ${bins} calibration bins; ` +
    `${bandsOf(task)}.`
  );
}

function asText({ task, teams }: Scored, settings: EvaluationSettings): string {
  const columns = [
    { title: 'rank', align: 'right' as const },
    { title: 'team', align: 'left' as const },
    ...METRICS.map(([title]) => ({ title, align: 'right' as const })),
  ];
  const rows = byRank(teams).map((row) => [
    row.rank === null ? '-' : String(row.rank),
    printable(row.team).replaceAll('\n', ' '),
    ...METRICS.map(([, key]) => row[key]?.toFixed(4) ?? '-'),
  ]);
  return `${caption(task, settings)}\n\n${textTable(columns, rows)}`;
}

/** What is printed: the teams from best to last, in the format asked for. */
export function leaderboard(scored: Scored, settings: EvaluationSettings, format: Format): string {
  if (format === 'json') return `${JSON.stringify(byRank(scored.teams), null, 2)}\n`;
  if (format !== 'csv') return asText(scored, settings);
  const names = columnNames('team_metrics');
  const rows = byRank(scored.teams).map((row) => names.map((name) => row[name]));
  return toCsv(names, rows, seventeenDigits);
}
