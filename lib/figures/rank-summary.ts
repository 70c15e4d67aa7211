import type { RankDistributionRow } from '@/lib/evaluation/result-tables';

/** A row of `rank_distribution`, as far as it is drawn. */
export type RankRow = Pick<RankDistributionRow, 'team' | 'rank' | 'probability'>;

/** What a team's ranks over the replicates come to. */
export interface RankSummary {
  readonly team: string;
  readonly mean: number;
  readonly median: number;
  /** Ranks between which the team lies in 95 % of the replicates. */
  readonly lower: number;
  readonly upper: number;
  /** Share of replicates in which it is first; in which it is among the first three. */
  readonly first: number;
  readonly topThree: number;
}

/** The least rank that is not exceeded in at least the share `p` of the replicates. */
function quantile(rows: readonly RankRow[], p: number): number {
  let sum = 0;
  for (const row of rows) {
    sum += row.probability;
    if (sum >= p - 1e-9) return row.rank;
  }
  return rows.at(-1)!.rank;
}

function summaryOf(team: string, own: readonly RankRow[]): RankSummary {
  const rows = own.toSorted((a, b) => a.rank - b.rank);
  const share = (most: number) =>
    rows.reduce((sum, row) => sum + (row.rank <= most ? row.probability : 0), 0);
  return {
    team,
    mean: rows.reduce((sum, row) => sum + row.rank * row.probability, 0),
    median: quantile(rows, 0.5),
    lower: quantile(rows, 0.025),
    upper: quantile(rows, 0.975),
    first: share(1),
    topThree: share(3),
  };
}

/** Each team's ranks in short, the best mean rank first. Rows of one ranking rule. */
export function rankSummaries(rows: readonly RankRow[]): RankSummary[] {
  const byTeam = new Map<string, RankRow[]>();
  for (const row of rows) {
    if (row.probability <= 0) continue;
    const own = byTeam.get(row.team);
    if (own) own.push(row);
    else byTeam.set(row.team, [row]);
  }
  return [...byTeam]
    .map(([team, own]) => summaryOf(team, own))
    .sort((a, b) => a.mean - b.mean || a.median - b.median);
}
