/** Rank of a value among several, 1 the best; equal values share a rank. Null has none. */
export function rankIn(
  value: number | null,
  all: readonly (number | null)[],
  best: 'high' | 'low',
): number | null {
  if (value === null) return null;
  const better = (other: number) => (best === 'high' ? other > value : other < value);
  return 1 + all.filter((other) => other !== null && better(other)).length;
}
