import { bitsAbove, bitsOf, designEffect, RowSet, without } from '@/lib/metrics';
import { decisionsOf } from '../decisions';
import type { ScoreMatrix } from '../score-matrix';

/** Positives of class x with and without another class y among the labels, and how many are missed. */
export interface ConditionalMisses {
  readonly class: string;
  readonly other: string;
  readonly positivesWith: number;
  readonly missedWith: number;
  readonly positivesWithout: number;
  readonly missedWithout: number;
  /**
   * How many times the variance of the difference of the rates is that of independent images,
   * because images of a patient are alike; 1 for single images.
   */
  readonly designEffect: number;
}

/** Fewest positives with, and without, the other class: smaller groups are left out. */
export const LEAST_POSITIVES = 20;

/** What the pairs of one class are counted from. */
interface Positives {
  readonly labelled: RowSet;
  readonly missed: RowSet;
  readonly negative: RowSet;
  readonly labels: Uint8Array;
}

function effectOf(
  { labelled, missed }: Positives,
  other: Positives,
  clusterOf: Uint32Array,
): number {
  const rows = labelled.rows.toSorted((a, b) => clusterOf[a]! - clusterOf[b]!);
  const isMissed = new Set(missed.rows);
  return designEffect({
    cluster: Uint32Array.from(rows, (row) => clusterOf[row]!),
    event: Uint8Array.from(rows, (row) => Number(isMissed.has(row))),
    group: Uint8Array.from(rows, (row) => other.labels[row]!),
  });
}

/**
 * Misses of each class by whether another class is labelled too, for all pairs with enough
 * positives of both kinds.
 *
 * @param clusterOf patient of each image of the matrix; null for single images
 * @param each does one step for each class; null where the job was cancelled
 */
export async function conditionalMisses(
  matrix: ScoreMatrix,
  threshold: number,
  clusterOf: Uint32Array | null,
  each: <T>(total: number, step: (index: number) => T) => Promise<T[] | null>,
): Promise<ConditionalMisses[] | null> {
  const { classes } = matrix;
  const sets = await each(classes.length, (index): Positives => {
    const columns = matrix.columns(index);
    const { labels } = columns;
    const positive = bitsOf(labels, 1);
    const called = bitsAbove(decisionsOf(columns)!, threshold);
    return {
      labelled: new RowSet(positive),
      missed: new RowSet(without(positive, called)),
      negative: new RowSet(bitsOf(labels, 0)),
      labels,
    };
  });
  const found =
    sets &&
    (await each(classes.length, (x) => {
      const own = sets[x]!;
      if (own.labelled.size < 2 * LEAST_POSITIVES) return [];
      return sets.flatMap((other, y): ConditionalMisses[] => {
        if (y === x) return [];
        const positivesWith = own.labelled.shared(other.labelled);
        if (positivesWith < LEAST_POSITIVES) return [];
        const positivesWithout = own.labelled.shared(other.negative);
        if (positivesWithout < LEAST_POSITIVES) return [];
        return [
          {
            class: classes[x]!,
            other: classes[y]!,
            positivesWith,
            missedWith: own.missed.shared(other.labelled),
            positivesWithout,
            missedWithout: own.missed.shared(other.negative),
            designEffect: clusterOf ? effectOf(own, other, clusterOf) : 1,
          },
        ];
      });
    }));
  return found?.flat() ?? null;
}
