import type { Scores } from '@/lib/metrics';

/** Most decimals of scores that are stored as whole numbers. */
const MOST_DECIMALS = 6;

/** Greatest whole number stored. */
const MOST_UNITS = 2 ** 31 - 1;

/** A score in units of its last decimal. */
export const unitsOf = (score: number, decimals: number) => Math.round(score * 10 ** decimals);

/** The scores of units, in double or single precision: as reading the decimals from text gives them. */
export function scoresOfUnits(units: ArrayLike<number>, decimals: number, single: boolean): Scores {
  const scores = single ? new Float32Array(units.length) : new Float64Array(units.length);
  for (let k = 0; k < units.length; k++) scores[k] = units[k]! / 10 ** decimals;
  return scores;
}

/** The decimals that scores are rounded to; null where there are more than a few. */
export function decimalsOf(scores: Scores): number | null {
  const round = scores instanceof Float32Array ? Math.fround : (score: number) => score;
  let decimals = 0;
  for (const score of scores) {
    if (Math.abs(score) * 10 ** MOST_DECIMALS > MOST_UNITS || Object.is(score, -0)) return null;
    while (round(unitsOf(score, decimals) / 10 ** decimals) !== score) {
      decimals++;
      if (decimals > MOST_DECIMALS) return null;
    }
  }
  // With more decimals, earlier scores are still what they were.
  return decimals;
}
