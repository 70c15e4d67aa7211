import { type Labels, macro, type Scores } from '@/lib/metrics';
import type { MemberPair } from './ensemble';
import { rankShares } from './members';

/** Ranks of the selected images, with mean 0 and length 1; null where all scores are equal. */
function standardRanks(scores: Scores, rows: Uint32Array | null): Float64Array | null {
  const chosen = rows ? Float64Array.from(rows, (row) => scores[row]!) : scores;
  if (chosen.length < 2) return null;
  const ranks = rankShares(chosen);
  // Ranks of n images have mean (n + 1) / 2, ties or not.
  const mean = (ranks.length + 1) / (2 * ranks.length);
  let squares = 0;
  for (let i = 0; i < ranks.length; i++) {
    ranks[i]! -= mean;
    squares += ranks[i]! * ranks[i]!;
  }
  if (squares < 1e-12) return null;
  const length = Math.sqrt(squares);
  for (let i = 0; i < ranks.length; i++) ranks[i]! /= length;
  return ranks;
}

function correlation(a: Float64Array | null, b: Float64Array | null): number {
  if (!a || !b) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return Math.max(-1, Math.min(1, sum));
}

/** Adds up rank correlations (Spearman) of all pairs of members, class by class. */
export class Diversity {
  readonly #pairs: readonly (readonly [a: number, b: number])[];
  readonly #images: number[][];
  readonly #positives: number[][];

  constructor(readonly teams: readonly string[]) {
    this.#pairs = teams.flatMap((_, a) =>
      teams.slice(a + 1).map((__, after) => [a, a + 1 + after] as const),
    );
    this.#images = this.#pairs.map(() => []);
    this.#positives = this.#pairs.map(() => []);
  }

  add(columns: readonly Scores[], labels: Labels): void {
    const positive: number[] = [];
    for (let row = 0; row < labels.length; row++) if (labels[row] === 1) positive.push(row);
    const rows = Uint32Array.from(positive);
    const all = columns.map((column) => standardRanks(column, null));
    const some = columns.map((column) => standardRanks(column, rows));
    for (const [k, [a, b]] of this.#pairs.entries()) {
      this.#images[k]!.push(correlation(all[a]!, all[b]!));
      this.#positives[k]!.push(correlation(some[a]!, some[b]!));
    }
  }

  /** Means over the classes where a correlation is defined. */
  pairs(): MemberPair[] {
    return this.#pairs.map(([a, b], k) => ({
      team: this.teams[a]!,
      other: this.teams[b]!,
      images: macro(this.#images[k]!),
      positives: macro(this.#positives[k]!),
    }));
  }
}
