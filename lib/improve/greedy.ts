import { type FoldedClass, foldedStatistic, type RankedBy, type Scores } from '@/lib/metrics';

/** A class as greedy selection takes it: its members' scores in the order of `images`. */
export interface GreedyClass {
  readonly images: FoldedClass;
  readonly columns: readonly Scores[];
}

/** The scores of a class's members, positives first. */
export function greedyClass(images: FoldedClass, columns: readonly Scores[]): GreedyClass {
  const { rows } = images;
  const inOrder = (column: Scores) => {
    const out =
      column instanceof Float32Array
        ? new Float32Array(rows.length)
        : new Float64Array(rows.length);
    // + 0 makes -0 a plain 0.
    for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]! + 0;
    return out;
  };
  return { images, columns: columns.map(inOrder) };
}

/** How often each member was added. */
type Counts = readonly number[];

const keyOf = (counts: Counts) => counts.join();

const added = (counts: Counts, member: number) =>
  counts.map((count, m) => count + Number(m === member));

/** The statistic of each candidate without each fold, means over the classes where it is defined. */
class Candidates {
  readonly #known = new Map<string, Float64Array>();

  constructor(
    readonly classes: readonly GreedyClass[],
    readonly by: RankedBy,
  ) {}

  valueOf(counts: Counts, left: number): number | undefined {
    return this.#known.get(keyOf(counts))?.[left];
  }

  /** Computes what adding each member to `counts` gives; a step for each class. */
  *extend(counts: Counts): Generator<void> {
    const wanted = counts
      .map((_, member) => ({ member, key: keyOf(added(counts, member)) }))
      .filter(({ key }) => !this.#known.has(key));
    if (wanted.length === 0) return;
    const lefts = this.classes[0]!.images.foldCount + 1;
    const sums = wanted.map(() => new Float64Array(lefts));
    const defined = wanted.map(() => new Float64Array(lefts));
    for (const { images, columns } of this.classes) {
      const base = new Float64Array(images.rows.length);
      for (const [m, column] of columns.entries()) {
        const count = counts[m]!;
        if (count > 0) for (let i = 0; i < base.length; i++) base[i]! += count * column[i]!;
      }
      const candidate = new Float64Array(base.length);
      for (const [c, { member }] of wanted.entries()) {
        const column = columns[member]!;
        for (let i = 0; i < base.length; i++) candidate[i] = base[i]! + column[i]!;
        foldedStatistic(candidate, images, this.by).forEach((value, left) => {
          if (Number.isNaN(value)) return;
          sums[c]![left]! += value;
          defined[c]![left]! += 1;
        });
      }
      yield;
    }
    for (const [c, { key }] of wanted.entries()) {
      this.#known.set(
        key,
        sums[c]!.map((sum, left) => sum / defined[c]![left]!),
      );
    }
  }
}

/** A selection that goes on: what was added, and the best of what it was on the way. */
interface Path {
  readonly left: number;
  counts: Counts;
  best: Counts;
  value: number;
}

function addBest(path: Path, candidates: Candidates): void {
  let [member, value] = [-1, Number.NEGATIVE_INFINITY];
  for (let m = 0; m < path.counts.length; m++) {
    const own = candidates.valueOf(added(path.counts, m), path.left)!;
    if (own > value) [member, value] = [m, own];
  }
  if (member < 0) return;
  path.counts = added(path.counts, member);
  if (value > path.value) [path.best, path.value] = [path.counts, value];
}

/**
 * Greedy forward selection with replacement: in each round the member is added that makes the mean
 * statistic of the classes highest, and of all rounds the best is kept (the earliest of equals). Without
 * each fold in turn, and last on all images. Members in an order that does not depend on the reader
 * give a selection that does not either.
 *
 * A step for each class and round. Source: Caruana, Niculescu-Mizil, Crew and Ksikes, "Ensemble
 * selection from libraries of models", ICML 2004.
 *
 * @returns how often each member was added, by fold left out and last for all; null where the
 *   statistic is undefined
 */
export function* selectGreedily(
  classes: readonly GreedyClass[],
  members: number,
  by: RankedBy,
  rounds: number,
): Generator<void, readonly (Counts | null)[]> {
  const candidates = new Candidates(classes, by);
  const none: Counts = Array.from({ length: members }, () => 0);
  const paths = Array.from(
    { length: classes[0]!.images.foldCount + 1 },
    (_, left): Path => ({ left, counts: none, best: none, value: Number.NEGATIVE_INFINITY }),
  );
  for (let round = 0; round < rounds; round++) {
    // Paths that are alike so far share what is computed.
    for (const path of paths) yield* candidates.extend(path.counts);
    for (const path of paths) addBest(path, candidates);
  }
  return paths.map(({ best, value }) => (value > Number.NEGATIVE_INFINITY ? best : null));
}
