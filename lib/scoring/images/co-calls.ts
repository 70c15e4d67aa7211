import { bitsAbove, bitsOf, both, either, RowSet, without } from '@/lib/metrics';
import { decisionsOf } from '../decisions';
import type { ScoreMatrix } from '../score-matrix';

/**
 * How a submission's calls of pairs of classes go together. Matrices are row-major, classes x
 * classes: entry `x * classes.length + y` is of class x and another class y; 0 where x is y.
 */
export interface CoCalls {
  /** Classes it scored, in the task's order. */
  readonly classes: readonly string[];
  /** By class: images labelled positive that are called positive, and that are not. */
  readonly found: Uint32Array;
  readonly missed: Uint32Array;
  /** Images of x that are found, or missed, and called positive for y, whose label is known. */
  readonly foundCalled: Uint32Array;
  readonly missedCalled: Uint32Array;
  /** Of these, images labelled negative for y. */
  readonly foundMistaken: Uint32Array;
  readonly missedMistaken: Uint32Array;
  /** Images whose labels of x and y are both known. */
  readonly known: Uint32Array;
  /** Of these, images labelled positive for x, and for both. */
  readonly labelled: Uint32Array;
  readonly labelledBoth: Uint32Array;
  /** Of these, images called positive for x, and for both. */
  readonly called: Uint32Array;
  readonly calledBoth: Uint32Array;
}

/** Images of one class, by label and call. */
class ClassSets {
  readonly known: RowSet;
  readonly labelled: RowSet;
  readonly called: RowSet;
  readonly found: RowSet;
  readonly missed: RowSet;
  /** Called positive, labelled negative. */
  readonly mistaken: RowSet;

  constructor(matrix: ScoreMatrix, index: number, threshold: number) {
    const columns = matrix.columns(index);
    const { labels } = columns;
    const [positive, negative] = [bitsOf(labels, 1), bitsOf(labels, 0)];
    const called = bitsAbove(decisionsOf(columns)!, threshold);
    const known = either(positive, negative);
    this.known = new RowSet(known);
    this.labelled = new RowSet(positive);
    this.called = new RowSet(both(called, known));
    this.found = new RowSet(both(positive, called));
    this.missed = new RowSet(without(positive, called));
    this.mistaken = new RowSet(both(negative, called));
  }
}

/**
 * Counts the calls of pairs of classes.
 *
 * @param each does one step for each class; null where the job was cancelled
 */
export async function coCalls(
  matrix: ScoreMatrix,
  threshold: number,
  each: <T>(total: number, step: (index: number) => T) => Promise<T[] | null>,
): Promise<CoCalls | null> {
  const { classes } = matrix;
  const n = classes.length;
  const sets = await each(n, (index) => new ClassSets(matrix, index, threshold));
  if (!sets) return null;
  const square = () => new Uint32Array(n * n);
  const counts = {
    foundCalled: square(),
    missedCalled: square(),
    foundMistaken: square(),
    missedMistaken: square(),
    known: square(),
    labelled: square(),
    labelledBoth: square(),
    called: square(),
    calledBoth: square(),
  };
  const allKnown = sets.every(({ known }) => known.size === matrix.images);
  const done = await each(n, (x) => {
    const own = sets[x]!;
    sets.forEach((other, y) => {
      if (y === x) return;
      const at = x * n + y;
      const amongKnown = (set: RowSet) => (allKnown ? set.size : set.shared(other.known));
      counts.foundMistaken[at] = own.found.shared(other.mistaken);
      counts.missedMistaken[at] = own.missed.shared(other.mistaken);
      counts.foundCalled[at] = own.found.shared(other.called);
      counts.missedCalled[at] = own.missed.shared(other.called);
      counts.known[at] = amongKnown(own.known);
      counts.labelled[at] = amongKnown(own.labelled);
      counts.called[at] = amongKnown(own.called);
      counts.labelledBoth[at] = own.labelled.shared(other.labelled);
      counts.calledBoth[at] = own.called.shared(other.called);
    });
  });
  if (!done) return null;
  const sizes = (set: 'found' | 'missed') => Uint32Array.from(sets, (own) => own[set].size);
  return { classes, found: sizes('found'), missed: sizes('missed'), ...counts };
}
