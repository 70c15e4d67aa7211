import { basename } from 'node:path';
import { type Bands, bandsText } from '@/lib/challenge/bands';
import { itemOf, rankingText } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';
import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import { rowsTable } from '@/lib/ingest/column-table';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { RankSetRow, TeamMetricRow } from '@/lib/scoring/result-tables';
import { bandSource } from '@/lib/scoring/tables/label-counts';
import { rankSetText, ruleOf } from '@/lib/scoring/tables/rank-sets';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import { printable } from '../terminal/printable';
import type { ChallengeInForce } from './challenge';
import type { Format } from './options';
import {
  isResampled,
  letterNote,
  type Resampled,
  replicatesSentence,
  shownInterval,
} from './resampled';
import type { Scored } from './score';

const METRICS = Object.entries(TEAM_STATISTICS).map(
  ([key, { title }]) => [title, key as TeamStatisticName] as const,
);

type Cells = Readonly<Record<string, string | number | null>>;

/** The rank sets by what teams are ranked by; none where replicates do not have it. */
function rankSetsOf({ task, challenge, resampled }: Scored): readonly RankSetRow[] {
  const rule = ruleOf(rankingInForce(task.classes, challenge.settings.ranking));
  return resampled?.rows.rank_sets.filter(({ metric }) => metric === rule) ?? [];
}

/** A team's row, with the ends of its intervals. */
function withIntervals(
  row: TeamMetricRow,
  resampled: Resampled | null,
  sets: readonly RankSetRow[],
): Cells {
  const set = sets.find(({ team }) => team === row.team);
  const ranks = resampled && { rank_lower: set?.lower ?? null, rank_upper: set?.upper ?? null };
  const own = Object.entries(row);
  const ends = METRICS.flatMap(([, key]) => {
    const found = resampled && shownInterval(resampled.rows.bootstrap_metrics, row.team, key);
    if (!resampled || !isResampled(key)) return [];
    return [
      [`${key}_lower`, found?.lower ?? null],
      [`${key}_upper`, found?.upper ?? null],
    ];
  });
  return { ...Object.fromEntries([...own, ...ends]), ...ranks };
}

/** Best first; teams without a rank last, ties in the order of the files. */
function byRank(teams: readonly TeamMetricRow[]): TeamMetricRow[] {
  return [...teams].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

/** What the bands of a task follow. */
export function bandsOf({ classes, counts }: Scored['task'], bands: Bands | null): string {
  if (bands?.by === 'group') return 'classes by group of the challenge';
  switch (bandSource(classes)) {
    case 'training':
      return counts
        ? `bands by training counts of ${printable(basename(counts.loaded.fileName))}`
        : 'bands by training counts';
    case 'labels':
      return "bands by the labels' own prevalence";
    case 'nothing':
      return 'no training prevalence, so no bands';
  }
}

const FROM = {
  reader: 'as chosen',
  'built-in': 'by its classes',
} as const;

/** The challenge, and what it changes of the defaults. */
function challengeText({ challenge, from, settings }: ChallengeInForce): string {
  if (from === 'files') return '';
  const bands = settings.bands ? `; bands: ${bandsText(settings.bands)}` : '';
  const ranking = settings.ranking ? `; ranked by ${rankingText(settings.ranking)}` : '';
  return `Challenge: ${printable(challenge.name)} (${FROM[from]})${ranking}${bands}.\n`;
}

function caption(task: Scored['task'], inForce: ChallengeInForce): string {
  const { threshold, bins } = inForce.settings;
  const images = task.images.toLocaleString('en-US');
  return (
    `${challengeText(inForce)}` +
    `${printable(task.name)}: ${images} ${itemOf(inForce.challenge).many}, ${task.classes.length} classes. ` +
    `Positive where score > ${threshold}; ${bins} calibration bins; ` +
    `${bandsOf(task, inForce.settings.bands)}.`
  );
}

/** A second line under a team: the interval of each value, after columns without any. */
function intervalLine(
  { rows }: Resampled,
  sets: readonly RankSetRow[],
  team: string,
  before: number,
): string[] {
  const set = sets.find((own) => own.team === team);
  const ends = METRICS.map(([, key]) => {
    const row = shownInterval(rows.bootstrap_metrics, team, key);
    if (row?.lower == null || row.upper === null) return '';
    return `${row.lower.toFixed(4)}-${row.upper.toFixed(4)}`;
  });
  return [set ? rankSetText(set) : '', ...Array<string>(before).fill(''), ...ends];
}

function asText(scored: Scored): string {
  const { challenge, task, teams, resampled, synthetic } = scored;
  const sets = rankSetsOf(scored);
  const all = { images: task.images, classes: task.classes.length };
  const isMarked = teams.some(
    ({ images, classes }) => images < all.images || classes < all.classes,
  );
  const columns = [
    { title: 'rank', align: 'right' as const },
    { title: 'team', align: 'left' as const },
    ...(isMarked ? ['images', 'classes'] : []).map((title) => ({ title, align: 'right' as const })),
    ...METRICS.map(([title]) => ({ title, align: 'right' as const })),
  ];
  const rows = byRank(teams).flatMap((row) => [
    [
      row.rank === null ? '-' : String(row.rank),
      printable(row.team).replaceAll('\n', ' '),
      ...(isMarked ? [`${row.images} of ${all.images}`, `${row.classes} of ${all.classes}`] : []),
      ...METRICS.map(([, key]) => row[key]?.toFixed(4) ?? '-'),
    ],
    ...(resampled ? [intervalLine(resampled, sets, row.team, isMarked ? 3 : 1)] : []),
  ]);
  const item = itemOf(challenge.challenge);
  const above = resampled
    ? `\nBelow each value: ${inItems(replicatesSentence(resampled), item)}${sets.length > 0 ? '\nBelow each rank: the ranks the team may have; together these sets contain all true ranks at this level.' : ''}`
    : '';
  const below = resampled ? letterNote(resampled) : '';
  const first = synthetic ? 'Synthetic data. ' : '';
  return `${first}${caption(task, challenge)}${above}\n\n${textTable(columns, rows)}${below}`;
}

/** The printed leaderboards of the tasks, best team first, in the requested format. */
export function leaderboard(all: readonly Scored[], format: Format): string {
  if (format !== 'csv' && format !== 'json') return all.map(asText).join('\n');
  const rows = all.flatMap((scored) => {
    const sets = rankSetsOf(scored);
    return byRank(scored.teams).map((row) => withIntervals(row, scored.resampled, sets));
  });
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  return toCsv(rowsTable(rows), seventeenDigits);
}
