import {
  clusteredError,
  designEffect,
  type Interval,
  type Labels,
  newcombe,
  rankInfluence,
  Sum,
  studentQuantile,
  studentTails,
  twoProportions,
} from '@/lib/metrics';
import { callOf, type TeamScores } from '../images/class-images';
import type { Slice } from './slices';

/** Statistics that a slice is searched by. */
export const SLICE_STATISTICS = ['fnr', 'fpr', 'auroc', 'lift', 'calibration'] as const;

export type SliceStatistic = (typeof SLICE_STATISTICS)[number];

/** Fewest positives (for FPR negatives) of a slice and of the rest. */
export const SLICE_LEAST = 20;

const LEVEL = 0.95;

/** A statistic in a slice and among the rest of the images. */
export interface SliceGap {
  /** Positives and negatives in the slice. */
  readonly positives: number;
  readonly negatives: number;
  readonly value: number;
  readonly rest: number;
  /** Of value - rest. */
  readonly interval: Interval;
  /** Two-sided, of no difference. */
  readonly p: number;
}

/** One class of one team, with what all slices share. */
export interface SlicedClass {
  readonly team: TeamScores;
  readonly labels: Labels;
  /** Rows of the label file with a score and a known label, by cluster. */
  readonly rows: Uint32Array;
  /** Cluster of each row of the label file. */
  readonly clusterOf: Uint32Array;
  readonly threshold: number;
}

/** The rows of a class that a team scored, sorted by cluster. */
export function slicedClass(
  team: TeamScores,
  labels: Labels,
  byCluster: Uint32Array,
  clusterOf: Uint32Array,
  threshold: number,
): SlicedClass {
  const rows = byCluster.filter((row) => labels[row]! <= 1 && !Number.isNaN(team.scores[row]!));
  return { team, labels, rows, clusterOf, threshold };
}

/** FNR or FPR: Newcombe's interval and the pooled score test, both by the design effect of clusters. */
function rateGap(own: SlicedClass, side: Uint8Array, label: 0 | 1) {
  const { team, labels, rows, clusterOf, threshold } = own;
  const trials = rows.filter((row) => labels[row] === label);
  const event = Uint8Array.from(trials, (row) =>
    callOf(team, row, threshold) === (label === 0) ? 1 : 0,
  );
  const group = Uint8Array.from(trials, (row) => side[row]!);
  const counts = [
    { count: 0, of: 0 },
    { count: 0, of: 0 },
  ];
  group.forEach((g, i) => {
    if (g > 1) return;
    counts[g]!.of++;
    counts[g]!.count += event[i]!;
  });
  const [rest, inside] = [counts[0]!, counts[1]!];
  const cluster = Uint32Array.from(trials, (row) => clusterOf[row]!);
  const effect = designEffect({ cluster, event, group });
  return {
    value: inside.count / inside.of,
    rest: rest.count / rest.of,
    interval: newcombe(inside, rest, LEVEL, effect),
    p: twoProportions(inside, rest, effect),
  };
}

/** A statistic of some images, and how much it changes with the weight of each. */
function influenceOf(
  statistic: 'auroc' | 'lift' | 'calibration',
  scores: Float64Array,
  labels: Uint8Array,
): { readonly value: number; readonly influence: Float64Array } {
  const { length } = scores;
  if (statistic === 'calibration') {
    const differences = scores.map((score, i) => score - labels[i]!);
    const sum = new Sum();
    for (const own of differences) sum.add(own);
    const value = sum.value / length;
    return { value, influence: differences.map((own) => (own - value) / length) };
  }
  const ranked = rankInfluence(scores, labels, statistic === 'lift' ? 'ap' : 'auroc');
  if (statistic === 'auroc') return ranked;
  const prevalence = labels.reduce((sum, own) => sum + own, 0) / length;
  const value = ranked.value / prevalence;
  return {
    value,
    influence: ranked.influence.map(
      (own, i) => (own - (value * (labels[i]! - prevalence)) / length) / prevalence,
    ),
  };
}

const clustersOf = (rows: Uint32Array, { clusterOf, labels }: SlicedClass) =>
  new Set(
    Array.from(
      rows.filter((row) => labels[row] === 1),
      (row) => clusterOf[row]!,
    ),
  ).size;

/** Student's t by cluster, with the clusters that have positives on the smaller side, less 1. */
function influenceGap(
  own: SlicedClass,
  side: Uint8Array,
  statistic: 'auroc' | 'lift' | 'calibration',
) {
  const { team, labels, rows, clusterOf } = own;
  const byCluster = new Map<number, number>();
  const parts = [0, 1].map((g) => {
    const members = rows.filter((row) => side[row] === g);
    const found = influenceOf(
      statistic,
      Float64Array.from(members, (row) => team.scores[row]!),
      Uint8Array.from(members, (row) => labels[row]!),
    );
    members.forEach((row, i) => {
      const cluster = clusterOf[row]!;
      const signed = g === 1 ? found.influence[i]! : -found.influence[i]!;
      byCluster.set(cluster, (byCluster.get(cluster) ?? 0) + signed);
    });
    return { value: found.value, clusters: clustersOf(members, own) };
  });
  const [rest, inside] = [parts[0]!, parts[1]!];
  const error = clusteredError(Float64Array.from(byCluster.values()));
  const freedom = Math.max(1, Math.min(rest.clusters, inside.clusters) - 1);
  const gap = inside.value - rest.value;
  const half = studentQuantile(1 - LEVEL, freedom) * error;
  return {
    value: inside.value,
    rest: rest.value,
    interval: [gap - half, gap + half] as const,
    p: error > 0 ? studentTails(Math.abs(gap) / error, freedom) : gap === 0 ? 1 : Number.NaN,
  };
}

/** Positives and negatives in a slice and in the rest: `[rest, slice][negative, positive]`. */
function sizes({ labels, rows }: SlicedClass, side: Uint8Array): number[][] {
  const found = [
    [0, 0],
    [0, 0],
  ];
  for (const row of rows) if (side[row]! <= 1) found[side[row]!]![labels[row]!]!++;
  return found;
}

/**
 * How far a statistic in a slice is from that of the other images whose conditions are known. Null
 * where one of the two has too few positives (for FPR negatives), no positive and negative, or the
 * statistic is undefined.
 */
export function sliceGap(
  own: SlicedClass,
  slice: Slice,
  statistic: SliceStatistic,
): SliceGap | null {
  const isRank = statistic === 'auroc' || statistic === 'lift';
  if (!isRank && !own.team.areProbabilities) return null;
  const [rest, inside] = sizes(own, slice.side) as [number[], number[]];
  const needed = statistic === 'fpr' ? 0 : 1;
  if (Math.min(rest[needed]!, inside[needed]!) < SLICE_LEAST) return null;
  if (isRank && Math.min(rest[0]!, inside[0]!) === 0) return null;
  const gap =
    statistic === 'fnr' || statistic === 'fpr'
      ? rateGap(own, slice.side, statistic === 'fnr' ? 1 : 0)
      : influenceGap(own, slice.side, statistic);
  return { positives: inside[1]!, negatives: inside[0]!, ...gap };
}

/** Rows of the label file sorted by cluster, as `slicedClass` takes them. */
export function rowsByCluster(clusterOf: Uint32Array): Uint32Array {
  return Uint32Array.from(clusterOf, (_, row) => row).sort(
    (a, b) => clusterOf[a]! - clusterOf[b]! || a - b,
  );
}
