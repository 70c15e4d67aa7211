import { foldedClass } from '@/lib/metrics';
import type { EnsembleFit, Weights } from './ensemble';
import { greedyClass, selectGreedily } from './greedy';
import type { MemberScores } from './members';
import type { FitScope } from './tuned';

export interface ClassWeights extends Weights {
  /** On which classes they were selected; null where they were not selected. */
  readonly source: FitScope | null;
}

/** How images are divided: the fold of each, and how many there are. */
export interface Folded {
  readonly folds: Uint8Array;
  readonly foldCount: number;
}

/** Weights that add up to 1; the same for all where none is above 0. */
export function normalised(weights: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let m = 0; m < weights.length; m++) total += weights[m]!;
  return Float64Array.from(weights, (weight) => (total > 0 ? weight / total : 1 / weights.length));
}

const alike = (weights: Float64Array, foldCount: number): Weights => ({
  ofAll: weights,
  ofFold: Array.from({ length: foldCount }, () => weights),
});

function* selected(
  input: MemberScores,
  indices: readonly number[],
  fit: EnsembleFit,
  { folds, foldCount }: Folded,
): Generator<void, Weights> {
  const classes = indices.map((index) =>
    greedyClass(foldedClass(input.labels(index), folds, foldCount), input.scores(index, fit.mean)),
  );
  const counts = yield* selectGreedily(classes, input.teams.length, fit.statistic, fit.rounds);
  // Where nothing could be selected, all count the same.
  const equally = input.teams.map(() => 1);
  const own = counts.map((one) => normalised(one ?? equally));
  return { ofFold: own.slice(0, foldCount), ofAll: own[foldCount]! };
}

/** The fewest positives of a class that are left when a fold is left out. */
function fewestPositives(input: MemberScores, index: number, { folds, foldCount }: Folded): number {
  const labels = input.labels(index);
  const ofFold = new Uint32Array(foldCount);
  let positives = 0;
  for (let image = 0; image < labels.length; image++) {
    if (labels[image] !== 1) continue;
    ofFold[folds[image]!]!++;
    positives++;
  }
  return positives - Math.max(...ofFold);
}

/**
 * The weights of members for each class: given, equal, or selected without each fold in turn and on all
 * images. Where a class has fewer positives than `fewest` without some fold, its weights are those of
 * its band; without a band, those of all classes.
 *
 * @param order indices of the classes, in the order in which sums run
 */
export function* ensembleWeights(
  input: MemberScores,
  fit: EnsembleFit,
  bandOf: (name: string) => string | null,
  folded: Folded,
  order: readonly number[],
): Generator<void, readonly ClassWeights[]> {
  const { teams, classes } = input;
  if (fit.weighting !== 'greedy') {
    const weights = teams.map((team) =>
      fit.weighting === 'equal' ? 1 : Math.max(0, fit.weights[team] ?? 1),
    );
    const all = alike(normalised(weights), folded.foldCount);
    return classes.map(() => ({ ...all, source: null }));
  }
  const shared = new Map<string | null, Weights>();
  function* ofGroup(band: string | null): Generator<void, Weights> {
    const known = shared.get(band);
    if (known) return known;
    const indices = order.filter((i) => band === null || bandOf(classes[i]!) === band);
    const found = yield* selected(input, indices, fit, folded);
    shared.set(band, found);
    return found;
  }
  const found: ClassWeights[] = [];
  for (const [index, name] of classes.entries()) {
    const band = bandOf(name);
    const isOwn =
      fit.scope === 'class' && fewestPositives(input, index, folded) >= Math.max(1, fit.fewest);
    if (isOwn) {
      found.push({ ...(yield* selected(input, [index], fit, folded)), source: 'class' });
    } else if (fit.scope !== 'all' && band !== null) {
      found.push({ ...(yield* ofGroup(band)), source: 'band' });
    } else found.push({ ...(yield* ofGroup(null)), source: 'all' });
  }
  return found;
}
