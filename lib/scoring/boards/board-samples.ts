import {
  type Confusion,
  f1,
  fnr,
  fpr,
  jackknifeWeights,
  type Labels,
  type PackedWeights,
  type ResamplingPlan,
  rankSlots,
  replicateWeights,
  resamplingPlan,
  type Scores,
  UNKNOWN,
  type WeightedStatistics,
} from '@/lib/metrics';
import type { TeamScores } from '../images/class-images';
import type { ScoreSource } from '../images/source';
import { type ClassSlots, slotStatistics } from '../resampling';
import { inSlices, type Steps } from '../steps';
import type { SharedImages } from './shared-images';

export const BOARD_METRICS = ['ap', 'auroc', 'f1', 'fnr', 'fpr'] as const;

export type BoardMetric = (typeof BOARD_METRICS)[number];

/**
 * Statistics of one class in every sample: of all shared images, then without each group of their
 * patients, then in the replicates (`sampleParts`).
 */
export type Samples = Readonly<Record<BoardMetric, Float64Array>>;

/** One class of one team on the shared images, under the first and under the second labels. */
export interface BoardSamples {
  readonly team: string;
  readonly class: string;
  readonly first: Samples;
  /** Null where the second label file does not have the class. */
  readonly second: Samples | null;
}

/** Most replicates, and most values of one statistic that are stored. */
const MOST_REPLICATES = 1000;
const MOST_VALUES = 4e6;
const FEWEST_REPLICATES = 100;
const SEED = 7;

/** Nominal coverage of the intervals made of the samples. */
export const BOARD_LEVEL = 0.95;

function emptySamples(length: number): Samples {
  const empty = () => new Float64Array(length).fill(Number.NaN);
  return { ap: empty(), auroc: empty(), f1: empty(), fnr: empty(), fpr: empty() };
}

function store(samples: Samples, at: number, own: WeightedStatistics, atThreshold: boolean): void {
  samples.ap[at] = own.ap;
  samples.auroc[at] = own.auroc;
  if (!atThreshold) return;
  const counts: Confusion = own.cuts[0]!;
  samples.f1[at] = f1(counts);
  samples.fnr[at] = fnr(counts);
  samples.fpr[at] = fpr(counts);
}

/** Scores and labels on the shared images; an image without a score has no label either. */
function scored(scores: Scores, rows: Uint32Array, labels: Labels) {
  const taken =
    scores instanceof Float32Array ? new Float32Array(rows.length) : new Float64Array(rows.length);
  const known = Uint8Array.from(labels);
  rows.forEach((row, i) => {
    const score = scores[row]!;
    taken[i] = Number.isNaN(score) ? 0 : score;
    if (Number.isNaN(score)) known[i] = UNKNOWN;
  });
  return { scores: taken, labels: known };
}

interface Ranked extends Pick<ClassSlots, 'slots' | 'calls'> {
  readonly samples: Samples;
  readonly atThreshold: boolean;
}

/** Fills in all samples of what is ranked; a step for each pass over the images. */
function* resample(
  ranked: readonly Ranked[],
  plan: ResamplingPlan,
  groups: number,
  replicates: number,
): Steps<void> {
  const once = new Float64Array(plan.images).fill(1);
  for (const own of ranked) {
    store(own.samples, 0, slotStatistics(own, once, plan)[0]!, own.atThreshold);
  }
  const draw = function* (start: number, count: number, weigh: (first: number) => PackedWeights) {
    for (let first = 0; first < count; first += plan.lanes) {
      const weights = weigh(first);
      for (const { samples, atThreshold, ...of } of ranked) {
        slotStatistics(of, weights, plan).forEach((own, lane) => {
          if (first + lane < count) store(samples, start + first + lane, own, atThreshold);
        });
        yield;
      }
    }
  };
  yield* draw(1, groups, (first) => jackknifeWeights(plan, groups, first));
  yield* draw(1 + groups, replicates, (first) => replicateWeights(plan, SEED, first));
}

/** What a class of a team is ranked into, under each label set that has it. */
function rank(
  { scores, areProbabilities, decisions }: TeamScores,
  rows: Uint32Array,
  labels: Labels,
  threshold: number,
  length: number,
): Ranked {
  const own = scored(scores, rows, labels);
  return {
    slots: rankSlots(own.scores, own.labels, [threshold]),
    ...(decisions && {
      calls: rankSlots(scored(decisions, rows, labels).scores, own.labels, [threshold]),
    }),
    samples: emptySamples(length),
    atThreshold: areProbabilities,
  };
}

/**
 * Statistics of every team and class on the shared images under both label sets, on these images,
 * without each group of their patients and on bootstrap replicates of them, which are the same for all teams, classes and labels.
 */
export async function boardSamples(
  source: ScoreSource,
  shared: SharedImages,
  threshold: number,
): Promise<BoardSamples[]> {
  const { rows, clusterOf, groups, classes } = shared;
  const plan = resamplingPlan(rows.length, clusterOf);
  const series = source.teams.length * classes.length;
  const replicates = Math.round(
    Math.min(MOST_REPLICATES, Math.max(FEWEST_REPLICATES, MOST_VALUES / series)),
  );
  const found: BoardSamples[] = [];
  for (const { name, first, second } of classes) {
    const teams = await source.scores(name);
    const ranked = teams.map((team) => {
      const under = (labels: Labels) =>
        rank(team, rows, labels, threshold, 1 + groups + replicates);
      return { team: team.team, first: under(first), second: second && under(second) };
    });
    const all = ranked.flatMap((own) => (own.second ? [own.first, own.second] : [own.first]));
    await inSlices(resample(all, plan, groups, replicates));
    for (const own of ranked) {
      found.push({
        team: own.team,
        class: name,
        first: own.first.samples,
        second: own.second?.samples ?? null,
      });
    }
  }
  return found;
}
