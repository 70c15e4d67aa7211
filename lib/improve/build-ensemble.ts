import { byClassKey } from '@/lib/challenge/canonical-order';
import {
  auroc,
  averagePrecision,
  type Influence,
  type Labels,
  macro,
  type RankedBy,
  rankInfluence,
  rankPositives,
  type Scores,
} from '@/lib/metrics';
import { type CrossFit, GainSums, ofImages } from './cross-fit';
import { Diversity } from './diversity';
import type { Ensemble, EnsembleClass, EnsembleFit } from './ensemble';
import { type ClassWeights, ensembleWeights, normalised } from './ensemble-weights';
import { foldedMean, type MemberScores, weightedMean } from './members';

/** How an ensemble of a task is made and measured. */
export interface EnsemblePlan {
  readonly fit: EnsembleFit;
  /** Bands of the classes, by name; null for none. */
  readonly bands: Readonly<Record<string, string | null>>;
  readonly cross: CrossFit;
  /** The member it is compared with; null for the best. */
  readonly against: string | null;
  readonly leftOut: Ensemble['leftOut'];
}

/** About how many steps there are, for progress. */
export function ensembleSteps(classes: number, { weighting, rounds }: EnsembleFit): number {
  return classes * (weighting === 'greedy' ? 2 + 2 * rounds : 2);
}

function statisticOf(by: RankedBy, scores: Scores, labels: Labels): number {
  const ranking = rankPositives(scores, labels);
  return by === 'ap' ? averagePrecision(ranking) : auroc(ranking);
}

/** The statistic of each member alone, by member and class, and how alike they are. */
function* measureMembers(input: MemberScores, { mean, statistic }: EnsembleFit, order: number[]) {
  const diversity = new Diversity(input.teams);
  const alone = input.teams.map(() => new Float64Array(input.classes.length).fill(Number.NaN));
  for (const index of order) {
    const columns = input.scores(index, mean);
    const labels = input.labels(index);
    for (const [m, column] of columns.entries()) {
      alone[m]![index] = statisticOf(statistic, column, labels);
    }
    diversity.add(columns, labels);
    yield;
  }
  return { alone, pairs: diversity.pairs() };
}

/** The member with the highest mean; the first of equals. */
function bestOf(means: readonly number[]): number {
  let best = 0;
  for (const [m, mean] of means.entries()) if (mean > means[best]!) best = m;
  return best;
}

/** Adds the difference of two influences to sums; gives the standard error of the class's own. */
function addDifference(
  sums: GainSums,
  groups: Parameters<GainSums['begin']>[0],
  after: Influence,
  before: Influence,
): number {
  sums.begin(groups);
  for (let image = 0; image < after.influence.length; image++) {
    const difference = after.influence[image]! - before.influence[image]!;
    if (difference !== 0) sums.add(image, difference);
  }
  return sums.end();
}

/** The weights without a member; all others count the same where nothing is left. */
function withoutMember(weights: Float64Array, member: number): Float64Array {
  const others = weights.map((weight, m) => (m === member ? 0 : weight));
  if (others.some((weight) => weight > 0)) return normalised(others);
  return normalised(weights.map((_, m) => Number(m !== member)));
}

/**
 * Makes an ensemble of submissions, and measures it on images that its weights were not selected on:
 * the scores of a fold's images are means with the weights selected without that fold, and the
 * statistic is taken over all images together. To show the optimism, it is measured on the same images
 * too. Standard errors are those of the paired difference on the test images, by cluster (`rankInfluence`);
 * weights are not selected anew.
 *
 * Sums over classes run in canonical order, so no number depends on the order of classes or members.
 */
export function* buildEnsemble(
  input: MemberScores,
  { fit, bands, cross, against, leftOut }: EnsemblePlan,
): Generator<void, Ensemble> {
  const { teams, classes } = input;
  const bandOf = (name: string) => bands[name] ?? null;
  const order = [...classes.keys()].sort((a, b) => byClassKey(classes[a]!, classes[b]!));
  const rows = { labelRows: input.labelRows };
  const folds = ofImages(cross.foldOf, rows);
  const clusterOf = ofImages(cross.clusterOf, rows);
  const { alone, pairs } = yield* measureMembers(input, fit, order);
  const inOrder = (values: ArrayLike<number>) => macro(order.map((index) => values[index]!));
  const means = alone.map(inOrder);
  const chosen = against === null ? -1 : teams.indexOf(against);
  const baseline = chosen < 0 ? bestOf(means) : chosen;
  const folded = { folds, foldCount: cross.folds };
  const weights = yield* ensembleWeights(input, fit, bandOf, folded, order);

  const names = [null, ...new Set(order.map((i) => bandOf(classes[i]!)).filter((b) => b !== null))];
  const inGroup = (index: number, band: string | null) =>
    band === null || bandOf(classes[index]!) === band;
  const isDefined = (index: number) => !Number.isNaN(alone[baseline]![index]!);
  const sizes = names.map((band) => order.filter((i) => inGroup(i, band) && isDefined(i)).length);
  const gains = new GainSums(clusterOf, names.length);
  const adds = new GainSums(clusterOf, teams.length);
  const without = teams.map(() => new Float64Array(classes.length).fill(Number.NaN));
  const measured = new Map<number, EnsembleClass>();
  for (const index of order) {
    measured.set(index, measure(index, weights[index]!));
    yield;
  }
  const ordered = order.map((index) => measured.get(index)!);
  const groups = names.map((band, group) => {
    const own = ordered.filter((one) => band === null || one.band === band);
    const mean = (read: (one: EnsembleClass) => number) => macro(own.map(read));
    return {
      band,
      classes: own.length,
      before: mean((one) => one.before),
      after: mean((one) => one.after),
      same: mean((one) => one.same),
      gain: {
        difference: mean((one) => one.gain.difference),
        error: sizes[group]! > 0 ? gains.errorOf(group) : Number.NaN,
      },
    };
  });
  const members = teams.map((team, m) => ({
    team,
    weight: inOrder(weights.map(({ ofAll }) => ofAll[m]!)),
    alone: means[m]!,
    without: inOrder(without[m]!),
    adds: {
      difference: groups[0]!.after - inOrder(without[m]!),
      error: teams.length > 1 && sizes[0]! > 0 ? adds.errorOf(m) : Number.NaN,
    },
  }));
  return {
    fit,
    members,
    against: teams[baseline]!,
    isAgainstBest: chosen < 0,
    leftOut,
    images: input.images,
    classes: classes.map((_, index) => measured.get(index)!),
    groups,
    pairs,
  };

  function measure(index: number, own: ClassWeights): EnsembleClass {
    const columns = input.scores(index, fit.mean);
    const labels = input.labels(index);
    const name = classes[index]!;
    const influence = (scores: Scores) => rankInfluence(scores, labels, fit.statistic);
    const before = influence(columns[baseline]!);
    const after = influence(foldedMean(columns, own.ofFold, folds));
    const defined = isDefined(index);
    const groupsOf = names.flatMap((band, group) =>
      defined && inGroup(index, band) ? [{ group, weight: 1 / sizes[group]! }] : [],
    );
    const error = addDifference(gains, groupsOf, after, before);
    for (let m = 0; teams.length > 1 && m < teams.length; m++) {
      const others = own.ofFold.map((one) => withoutMember(one, m));
      const rest = influence(foldedMean(columns, others, folds));
      without[m]![index] = rest.value;
      if (defined) addDifference(adds, [{ group: m, weight: 1 / sizes[0]! }], after, rest);
    }
    const same =
      fit.weighting === 'greedy'
        ? statisticOf(fit.statistic, weightedMean(columns, own.ofAll), labels)
        : Number.NaN;
    let positives = 0;
    for (const label of labels) positives += Number(label === 1);
    return {
      class: name,
      band: bandOf(name),
      positives,
      ...own,
      before: before.value,
      after: after.value,
      same,
      gain: { difference: after.value - before.value, error: defined ? error : Number.NaN },
    };
  }
}
