import { COLUMNS } from '@/components/cells/shared/columns';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import type { Ranking } from '@/lib/challenge/challenge';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import { UNMATCHED } from '@/lib/notebook/origin';
import type { RankSetRow, TeamMetricRow } from '@/lib/scoring/result-tables';

const RANKED = ['map', 'mauroc', 'mf1', 'mece'] as const;

/** The statistics shown: that of the ranking too, first where it is not among the usual ones. */
function rankedBy({ metric }: Ranking): readonly TeamStatisticName[] {
  const own = metric as TeamStatisticName;
  return RANKED.some((name) => name === own) ? RANKED : [own, ...RANKED];
}

/** Rank of a value among several, 1 is best; equal values share a rank. Null has none. */
function rankIn(
  value: number | null,
  all: readonly (number | null)[],
  better: 'higher' | 'lower',
): number | null {
  if (value === null) return null;
  const beats = (other: number) => (better === 'higher' ? other > value : other < value);
  return 1 + all.filter((other) => other !== null && beats(other)).length;
}

const columnOf = (key: string) => COLUMNS.team_metrics.filter((column) => column.key === key);

const RANK_SET: TableColumn = {
  key: 'rank_set',
  title: 'Rank set',
  format: 'text',
  hint: 'Ranks the team may have; together these sets contain all true ranks at the confidence level',
  legend:
    'Rank set: ranks that the team may have; together the sets contain all true ranks at the confidence level.',
};

const GROUP: TableColumn = {
  key: 'group',
  title: 'Group',
  format: 'text',
  hint: 'Teams with a common letter do not differ significantly in what they are ranked by (Holm)',
  legend:
    'Teams with a common letter do not differ significantly in what they are ranked by (paired over the same replicates, Holm-adjusted over all pairs).',
};

/** The columns of a narrow leaderboard: ranks, teams, groups and what teams are ranked by. */
export function narrowColumns(
  columns: readonly TableColumn[],
  { metric }: Ranking,
): readonly TableColumn[] {
  const shown = new Set<string>(['rank', 'team', 'images', 'classes', 'rank_set', 'group', metric]);
  return columns.filter(({ key }) => shown.has(key));
}

/** A group of teams that do not differ significantly, with the range of their mAP. */
export interface LetterGroup {
  readonly letter: string;
  readonly teams: number;
  readonly best: number | null;
  readonly worst: number | null;
  readonly names: string;
}

export const GROUP_COLUMNS: readonly TableColumn[] = [
  { key: 'letter', title: 'Group', format: 'text' },
  { key: 'names', title: 'Teams', format: 'text' },
  { key: 'teams', title: 'Number', format: 'count', hint: 'Teams of the group' },
  { key: 'best', title: 'Highest mAP', format: 'score' },
  { key: 'worst', title: 'Lowest mAP', format: 'score' },
];

/** The groups of teams that share a letter, best first. */
export function letterGroupRows(
  groups: readonly (readonly string[])[],
  rows: readonly TeamMetricRow[],
): LetterGroup[] {
  const maps = new Map(rows.map((row) => [row.team, row.map]));
  return groups.map((group, index) => {
    const known = group.flatMap((team) => maps.get(team) ?? []);
    return {
      letter: letter(index),
      teams: group.length,
      best: known.length > 0 ? Math.max(...known) : null,
      worst: known.length > 0 ? Math.min(...known) : null,
      names: group.join(', '),
    };
  });
}

/** Columns of the leaderboard, each metric followed by the rank it gives among ranked teams. */
export function leaderboardColumns(
  { withGroups, withSets }: { readonly withGroups: boolean; readonly withSets: boolean },
  withCoverage: boolean,
  ranking: Ranking,
): readonly TableColumn[] {
  const metrics = rankedBy(ranking).flatMap((metric): TableColumn[] => [
    ...columnOf(metric),
    {
      key: `${metric}_rank`,
      title: 'Rank',
      format: 'count',
      hint: `Rank by ${TEAM_STATISTICS[metric].title}`,
      rankOf: metric,
    },
  ]);
  return [
    ...columnOf('rank'),
    ...(withSets ? [RANK_SET] : []),
    ...columnOf('team'),
    ...(withCoverage ? [...columnOf('images'), ...columnOf('classes')] : []),
    ...(withGroups ? [GROUP] : []),
    // The first column is the rank by this one.
    ...metrics.filter(({ key }) => key !== `${ranking.metric}_rank`),
  ];
}

/** What † says of metrics that the synthetic twin does not match. */
export const UNMATCHED_NOTE = 'Not made to match the paper: says nothing about the teams.';

/** Columns with a mark at those that the synthetic twin does not match. */
export function markUnmatched(columns: readonly TableColumn[]): readonly TableColumn[] {
  return columns.map((column) =>
    UNMATCHED.includes(column.key)
      ? {
          ...column,
          title: `${column.title} †`,
          hint: UNMATCHED_NOTE,
          legend: `†: ${UNMATCHED_NOTE}`,
        }
      : column,
  );
}

/** Rows of the leaderboard. */
export function leaderboardRows(
  rows: readonly TeamMetricRow[],
  groups: ReadonlyMap<string, string>,
  sets: readonly RankSetRow[],
  ranking: Ranking,
): TableRow[] {
  const ranked = rows.filter(({ rank }) => rank !== null);
  return rows.map((row) => ({
    rank: row.rank,
    rank_set: sets.find(({ team }) => team === row.team)?.rank_set ?? null,
    team: row.team,
    images: row.images,
    classes: row.classes,
    group: groups.get(row.team) ?? null,
    ...Object.fromEntries(
      rankedBy(ranking).flatMap((metric) => [
        [metric, row[metric]],
        [
          `${metric}_rank`,
          rankIn(
            row.rank === null ? null : row[metric],
            ranked.map((other) => other[metric]),
            TEAM_STATISTICS[metric].better,
          ),
        ],
      ]),
    ),
  }));
}

/** The letter of a group: a ... z, then aa, ab ... */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/**
 * A compact letter display: the letters of each team, one for each group it belongs to.
 *
 * @example compactLetters([['A', 'B'], ['B', 'C']]) // A: a, B: ab, C: b
 */
export function compactLetters(
  groups: readonly (readonly string[])[],
): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [index, group] of groups.entries()) {
    for (const team of group) letters.set(team, (letters.get(team) ?? '') + letter(index));
  }
  return letters;
}
