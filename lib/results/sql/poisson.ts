/** Hexadecimal digits of a hash that decide on a weight. */
export const HASH_DIGITS = 8;

const RANGE = 16 ** HASH_DIGITS;
const INVERSE_E = 0.36787944117144233;

/**
 * Where the distribution function of a Poisson number of mean 1 reaches, as hexadecimal text of
 * `HASH_DIGITS` digits, ascending: a hash below the first is weight 0, below the second 1, and so on.
 */
export const POISSON_LIMITS: readonly string[] = (() => {
  const limits: string[] = [];
  let probability = INVERSE_E;
  let sum = 0;
  for (let k = 0; ; k++) {
    sum += probability;
    probability /= k + 1;
    const limit = Math.round(sum * RANGE);
    if (limit >= RANGE) return limits;
    limits.push(limit.toString(16).padStart(HASH_DIGITS, '0'));
  }
})();

/** Weight of a hash as SQL. Both are text of digits and lower-case letters, in order of bytes. */
export function poissonWeight(hash: string): string {
  const steps = POISSON_LIMITS.map((limit, weight) => `WHEN ${hash} < '${limit}' THEN ${weight}`);
  return `CASE ${steps.join(' ')} ELSE ${POISSON_LIMITS.length} END`;
}
