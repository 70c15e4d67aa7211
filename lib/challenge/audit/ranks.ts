import type { LeaderboardRow } from '../published/tables';
import type { Cell, Finding, Rule } from './finding';
import { digits, metricName, tableName } from './names';

interface Ranked {
  value: 'map' | 'mauroc' | 'mf1' | 'mece';
  rank: 'rank' | 'mauroc_rank' | 'mf1_rank' | 'mece_rank';
  /** 1 where more is better, -1 where less is. */
  better: 1 | -1;
}

const RANKED: readonly Ranked[] = [
  { value: 'map', rank: 'rank', better: 1 },
  { value: 'mauroc', rank: 'mauroc_rank', better: 1 },
  { value: 'mf1', rank: 'mf1_rank', better: 1 },
  { value: 'mece', rank: 'mece_rank', better: -1 },
];

/** A row of which the value and the rank in question are printed. */
type RankedRow = LeaderboardRow & Readonly<Record<Ranked['value'] | Ranked['rank'], number>>;

/** Whether `a` is ranked the wrong way round to `b`: a better value with a worse or equal rank. */
function contradicts(a: RankedRow, b: RankedRow, by: Ranked): boolean {
  const ahead = (a[by.value] - b[by.value]) * by.better;
  const behind = a[by.rank] - b[by.rank];
  return ahead !== 0 && Math.sign(ahead) * behind >= 0;
}

/** The rows to blame: as few as leave the others in order, the most contradicted first. */
function atFault(rows: readonly RankedRow[], by: Ranked): RankedRow[] {
  const clashes = (row: RankedRow) => rows.filter((other) => contradicts(row, other, by));
  const worst = rows.toSorted(
    (a, b) => clashes(b).length - clashes(a).length || b[by.rank] - a[by.rank],
  )[0];
  if (!worst || clashes(worst).length === 0) return [];
  return [
    worst,
    ...atFault(
      rows.filter((row) => row !== worst),
      by,
    ),
  ];
}

function finding(row: RankedRow, other: RankedRow, { value, rank, better }: Ranked): Finding {
  const cells = [row, other].flatMap(({ source_table: table, team, ...figures }): Cell[] => [
    { table, row: `team ${team}`, column: metricName(value), value: figures[value] },
    { table, row: `team ${team}`, column: `rank by ${metricName(value)}`, value: figures[rank] },
  ]);
  const said = (r: RankedRow) => `team ${r.team} has ${digits(r[value])} and rank ${r[rank]}`;
  return {
    rule: 'ranks',
    table: row.source_table,
    cells,
    printed: row[rank],
    recomputed: null,
    roundingExplains: false,
    text: `${tableName(row.source_table)}, ${metricName(value)}: ${said(row)}, but ${said(other)}${better < 0 ? '; lower is better' : ''}.`,
  };
}

/** Better values have better ranks. Equal printed values may have any. */
export const ranks: Rule = {
  name: 'ranks',
  checks: 'The team with the better value has the better rank (mECE: lower is better).',
  find({ published_leaderboard: leaderboard }) {
    const tables = [...new Set(leaderboard.map((row) => row.source_table))];
    return tables.flatMap((table) => {
      const rows = leaderboard.filter((row) => row.source_table === table);
      return RANKED.flatMap((by) => {
        const ranked = rows.filter(
          (row) => row[by.value] !== null && row[by.rank] !== null,
        ) as RankedRow[];
        return atFault(ranked, by).map((row) => {
          const clash = ranked.find((other) => contradicts(row, other, by))!;
          return finding(row, clash, by);
        });
      });
    });
  },
};
