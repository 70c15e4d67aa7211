import type { PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { formatP, formatShare, formatSigned } from './format';
import { isKnown } from './numbers';
import { shortName } from './text';

/** A row of `pairwise_comparisons`, as far as it is drawn. */
export type PairRow = Pick<
  PairwiseComparisonRow,
  'team' | 'other' | 'difference' | 'lower' | 'upper' | 'level' | 'probability' | 'p_holm'
>;

const negated = (value: number | null) => (value === null ? null : 0 - value);

/** The same comparison seen from the other team. */
export function turned<T extends PairRow>(row: T): T {
  return {
    ...row,
    team: row.other,
    other: row.team,
    difference: negated(row.difference),
    lower: negated(row.upper),
    upper: negated(row.lower),
    probability: row.probability === null ? null : 1 - row.probability,
  };
}

/** Finds the comparison of two teams in either order. */
export function pairsOf<T extends PairRow>(
  rows: readonly T[],
): (team: string, other: string) => T | null {
  const keyOf = (team: string, other: string) => JSON.stringify([team, other]);
  const found = new Map<string, T>();
  for (const row of rows) {
    found.set(keyOf(row.other, row.team), turned(row));
  }
  for (const row of rows) found.set(keyOf(row.team, row.other), row);
  return (team, other) => found.get(keyOf(team, other)) ?? null;
}

/** Whether two teams differ by Holm's p value, at the level of the interval. */
export function isSignificant(row: Pick<PairRow, 'p_holm' | 'level'>): boolean {
  return isKnown(row.p_holm) && row.p_holm < 1 - row.level;
}

/** Teams of the rows, those that beat the others most often first. */
export function teamsByWins(rows: readonly PairRow[]): string[] {
  const wins = new Map<string, number>();
  const pairs = pairsOf(rows);
  const teams = [...new Set(rows.flatMap((row) => [row.team, row.other]))];
  for (const team of teams) {
    const sum = teams.reduce((total, other) => total + (pairs(team, other)?.probability ?? 0), 0);
    wins.set(team, sum);
  }
  return teams.sort((a, b) => wins.get(b)! - wins.get(a)!);
}

/** `+0.004 [−0.001, +0.009]`. */
export function differencePhrase(row: Pick<PairRow, 'difference' | 'lower' | 'upper'>): string {
  const ends = [row.lower, row.upper];
  const interval = ends.every(isKnown)
    ? ` [${ends.map((end) => formatSigned(end)).join(', ')}]`
    : '';
  return `${formatSigned(row.difference)}${interval}`;
}

/** `; p = 0.034 (Holm), not significant`; nothing without a p value. */
function significancePhrase(row: PairRow): string {
  if (!isKnown(row.p_holm)) return '';
  const p = formatP(row.p_holm);
  const verdict = isSignificant(row) ? 'significant' : 'not significant';
  return `; p ${p.startsWith('<') ? p : `= ${p}`} (Holm), ${verdict}`;
}

/** A comparison in a sentence. */
export function pairSentence(row: PairRow, metric: string): string {
  return (
    `${shortName(row.team)} better than ${shortName(row.other)} in ${formatShare(row.probability)} of the replicates; ` +
    `difference in ${metric} ${differencePhrase(row)}${significancePhrase(row)}`
  );
}
