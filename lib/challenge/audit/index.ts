import type { PublishedTables } from '../published/tables';
import { bandMeans } from './band-means';
import { bandSizes } from './band-sizes';
import { equalColumns } from './equal-columns';
import type { Finding, Rule } from './finding';
import { impliedPrecisions } from './implied-precision';
import { meanRows } from './mean-rows';
import { ranks } from './ranks';
import { sameQuantity } from './same-quantity';

export type { Cell, Finding, Rule } from './finding';

/** All rules, in the order in which they are shown. */
export const RULES: readonly Rule[] = [
  meanRows,
  equalColumns,
  impliedPrecisions,
  bandSizes,
  bandMeans,
  sameQuantity,
  ranks,
];

/** Every finding of every rule, those that rounding cannot explain first. */
export function audit(tables: PublishedTables): Finding[] {
  const findings = RULES.flatMap((rule) => rule.find(tables));
  return findings.toSorted((a, b) => Number(a.roundingExplains) - Number(b.roundingExplains));
}
