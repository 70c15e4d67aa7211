import { COLUMNS } from '@/components/cells/shared/columns';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import type { Ranking } from '@/lib/challenge/challenge';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';

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

const GROUP: TableColumn = {
  key: 'group',
  title: 'Group',
  format: 'text',
  hint: 'Teams with a common letter do not differ significantly in mAP (Holm)',
};

/** Columns of the leaderboard, each metric followed by the rank it gives among ranked teams. */
export function leaderboardColumns(
  withGroups: boolean,
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
    ...columnOf('team'),
    ...(withCoverage ? [...columnOf('images'), ...columnOf('classes')] : []),
    ...(withGroups ? [GROUP] : []),
    // The first column is the rank by this one.
    ...metrics.filter(({ key }) => key !== `${ranking.metric}_rank`),
  ];
}

/** Rows of the leaderboard. */
export function leaderboardRows(
  rows: readonly TeamMetricRow[],
  groups: ReadonlyMap<string, string>,
  ranking: Ranking,
): TableRow[] {
  const ranked = rows.filter(({ rank }) => rank !== null);
  return rows.map((row) => ({
    rank: row.rank,
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
