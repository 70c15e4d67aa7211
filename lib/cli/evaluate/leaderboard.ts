import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandSource } from '@/lib/scoring/tables/label-counts';
import type { Task } from '@/lib/scoring/task';
import type { Format } from './options';
import { printable } from './printable';
import {
  isResampled,
  letterNote,
  type Resampled,
  resamplingCaption,
  shownInterval,
} from './resampled';
import type { Scored } from './score';

const METRICS = Object.entries(TEAM_STATISTICS).map(
  ([key, { title }]) => [title, key as TeamStatisticName] as const,
);

type Cells = Readonly<Record<string, string | number | null>>;

/** A team's row, with the ends of its intervals. */
function withIntervals(row: TeamMetricRow, resampled: Resampled | null): Cells {
  const own = Object.entries(row);
  const ends = METRICS.flatMap(([, key]) => {
    const found = resampled && shownInterval(resampled.rows.bootstrap_metrics, row.team, key);
    if (!resampled || !isResampled(key)) return [];
    return [
      [`${key}_lower`, found?.lower ?? null],
      [`${key}_upper`, found?.upper ?? null],
    ];
  });
  return Object.fromEntries([...own, ...ends]);
}

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

/** A second line under a team: the interval of each value. */
function intervalLine({ rows, ranks }: Resampled, team: string): string[] {
  const rank = ranks?.teams.find((own) => own.team === team);
  const ends = METRICS.map(([, key]) => {
    const row = shownInterval(rows.bootstrap_metrics, team, key);
    if (row?.lower == null || row.upper === null) return '';
    return `${row.lower.toFixed(4)}-${row.upper.toFixed(4)}`;
  });
  const places = rank && [...new Set([rank.lower, rank.upper])].join('-');
  return [places ?? '', '', ...ends];
}

function asText({ task, teams, resampled }: Scored, settings: EvaluationSettings): string {
  const columns = [
    { title: 'rank', align: 'right' as const },
    { title: 'team', align: 'left' as const },
    ...METRICS.map(([title]) => ({ title, align: 'right' as const })),
  ];
  const rows = byRank(teams).flatMap((row) => [
    [
      row.rank === null ? '-' : String(row.rank),
      printable(row.team).replaceAll('\n', ' '),
      ...METRICS.map(([, key]) => row[key]?.toFixed(4) ?? '-'),
    ],
    ...(resampled ? [intervalLine(resampled, row.team)] : []),
  ]);
  const above = resampled ? `\n${resamplingCaption(resampled)}` : '';
  const below = resampled ? letterNote(resampled) : '';
  return `${caption(task, settings)}${above}\n\n${textTable(columns, rows)}${below}`;
}

/** What is printed: the teams from best to last, in the format asked for. */
export function leaderboard(scored: Scored, settings: EvaluationSettings, format: Format): string {
  if (format !== 'csv' && format !== 'json') return asText(scored, settings);
  const rows = byRank(scored.teams).map((row) => withIntervals(row, scored.resampled));
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const names = Object.keys(rows[0] ?? {});
  return toCsv(
    names,
    rows.map((row) => Object.values(row)),
    seventeenDigits,
  );
}
