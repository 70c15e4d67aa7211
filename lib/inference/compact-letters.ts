import type { PairwiseComparisonRow } from '@/lib/scoring/result-tables';

/**
 * Compact letter display: the longest runs of neighbours in a ranking within which no two teams
 * differ significantly (Holm, at `alpha`); each of two teams or more, none within another.
 *
 * @param teams best first
 * @param rows comparisons of all pairs by one metric
 */
export function letterGroups(
  teams: readonly string[],
  rows: readonly PairwiseComparisonRow[],
  alpha: number,
): string[][] {
  const key = (a: string, b: string) => JSON.stringify([a, b].sort());
  const same = new Set(
    rows
      .filter((row) => row.replicates > 0 && (row.p_holm ?? 1) > alpha)
      .map((row) => key(row.team, row.other)),
  );
  const runs: string[][] = [];
  let end = 0;
  for (let start = 0; start < teams.length; start++) {
    let stop = Math.max(end, start + 1);
    const joins = (next: string) =>
      teams.slice(start, stop).every((team) => same.has(key(team, next)));
    while (stop < teams.length && joins(teams[stop]!)) stop++;
    if (stop > end && stop - start > 1) runs.push(teams.slice(start, stop));
    end = Math.max(end, stop);
  }
  return runs;
}
