import { type Labels, type Scores, weightedRanking } from '@/lib/metrics';
import { type GapMetric, meanOfSeries } from '../boards/team-boards';
import type { Steps } from '../steps';

/** Steps from a mean among one group of images to that among another. */
export const GROUP_STEPS = ['classes', 'prevalence', 'case mix', 'rest'] as const;

export type GroupStep = (typeof GROUP_STEPS)[number];

/** Two groups of a task's images. */
export interface GroupPair {
  /** By row of the label file: 0 in the first group, 1 in the second, 255 in neither. */
  readonly side: Uint8Array;
  /** Stratum of each row by the attribute of the case mix, -1 where unknown; null for no such step. */
  readonly strata: Int32Array | null;
  /** Group of patients of each row, which the jackknife leaves out in turn. */
  readonly leftOut: Uint8Array;
  readonly samples: number;
}

type Player = 'classes' | 'prevalence' | 'case mix';

/** AP or AUROC of one class in every sample: of all images first, then without each group of patients. */
export type GroupSeries = Readonly<
  Record<
    GapMetric,
    {
      readonly plain: Float64Array;
      readonly prevalence: Float64Array;
      readonly mix: Float64Array;
      readonly both: Float64Array;
      readonly second: Float64Array;
    }
  >
>;

/** What shares of labels and strata one sample has, by `side * 2 + label`. */
function countsOf(
  rows: Uint32Array,
  labels: Labels,
  { side, strata, leftOut }: GroupPair,
  sample: number,
) {
  const all = [0, 0, 0, 0];
  const inStratum = [0, 1, 2, 3].map(() => new Map<number, number>());
  for (const row of rows) {
    if (leftOut[row] === sample - 1) continue;
    const cell = side[row]! * 2 + labels[row]!;
    all[cell]!++;
    const stratum = strata?.[row] ?? -1;
    inStratum[cell]!.set(stratum, (inStratum[cell]!.get(stratum) ?? 0) + 1);
  }
  return { all, inStratum };
}

type Counts = ReturnType<typeof countsOf>;

/** How often an image of the first group counts so that labels are as common as in the second. */
function prevalenceFactor({ all }: Counts, label: number): number {
  const [first, second] = [all[0]! + all[1]!, all[2]! + all[3]!];
  return all[2 + label]! / second / (all[label]! / first);
}

/** By stratum, so that strata are as common among images of a label as in the second group. */
function mixFactors({ inStratum }: Counts, label: number): Map<number, number> {
  const [first, second] = [inStratum[label]!, inStratum[2 + label]!];
  const shared = [...first.keys()].filter((stratum) => second.has(stratum));
  const total = (of: Map<number, number>) =>
    shared.reduce((sum, stratum) => sum + of.get(stratum)!, 0);
  const [own, other] = [total(first), total(second)];
  return new Map(
    shared.map((s) => [s, (second.get(s)! / other / (first.get(s)! / own)) as number]),
  );
}

/** One class of one team in all samples; a step for each. */
export function* groupSeries(scores: Scores, labels: Labels, pair: GroupPair): Steps<GroupSeries> {
  const { side, strata, leftOut, samples } = pair;
  const rows = Uint32Array.from(labels, (_, row) => row).filter(
    (row) => labels[row]! <= 1 && side[row]! <= 1 && !Number.isNaN(scores[row]!),
  );
  const order = rows.toSorted((a, b) => scores[b]! - scores[a]!);
  const [first, second] = [0, 1].map((own) => order.filter((row) => side[row] === own));
  const empty = () => {
    const nan = () => new Float64Array(samples).fill(Number.NaN);
    return { plain: nan(), prevalence: nan(), mix: nan(), both: nan(), second: nan() };
  };
  const found = { ap: empty(), auroc: empty() };
  const weights = new Float64Array(labels.length);
  for (let sample = 0; sample < samples; sample++) {
    const counts = countsOf(rows, labels, pair, sample);
    const byLabel = [0, 1].map((label) => prevalenceFactor(counts, label));
    const byStratum = [0, 1].map((label) => mixFactors(counts, label));
    const put = (
      name: keyof GroupSeries['ap'],
      own: Uint32Array,
      weigh: (row: number) => number,
    ) => {
      for (const row of own) weights[row] = leftOut[row] === sample - 1 ? 0 : weigh(row);
      const { ap, auroc } = weightedRanking(scores, labels, own, weights);
      found.ap[name][sample] = ap;
      found.auroc[name][sample] = auroc;
    };
    const prevalence = (row: number) => byLabel[labels[row]!]!;
    const mix = (row: number) =>
      strata === null ? 1 : (byStratum[labels[row]!]!.get(strata[row]!) ?? 0);
    put('plain', first!, () => 1);
    put('second', second!, () => 1);
    put('prevalence', first!, prevalence);
    put('mix', first!, mix);
    put('both', first!, (row) => prevalence(row) * mix(row));
    yield;
  }
  return found;
}

/** One team's way from its mean in the first group to that in the second. */
export interface GroupGap {
  readonly classes: number;
  readonly shared: number;
  readonly start: number;
  readonly end: number;
  /** By step, the change in every sample. */
  readonly changes: Readonly<Record<GroupStep, Float64Array>>;
}

const ORDERS: readonly (readonly Player[])[] = [
  ['classes', 'prevalence', 'case mix'],
  ['classes', 'case mix', 'prevalence'],
  ['prevalence', 'classes', 'case mix'],
  ['prevalence', 'case mix', 'classes'],
  ['case mix', 'classes', 'prevalence'],
  ['case mix', 'prevalence', 'classes'],
];

/**
 * Takes the gap between two groups apart: only classes defined in both, the prevalence of the second
 * group by weights, its case mix by weights within each label, and the rest. Each step is the mean over
 * all six orders of the first three (Shapley 1953). Null where no class is defined in both.
 */
export function groupGap(series: readonly GroupSeries[], metric: GapMetric): GroupGap | null {
  const inFirst = series.map((own) => own[metric]).filter((own) => !Number.isNaN(own.plain[0]!));
  const isShared = (own: GroupSeries['ap']) =>
    !Number.isNaN(own.second[0]!) && !Number.isNaN(own.both[0]!);
  const shared = inFirst.filter(isShared);
  if (shared.length === 0) return null;
  const known = new Map<string, Float64Array>();
  const meanAfter = (taken: readonly Player[]) => {
    const [classes, prevalence, mix] = (['classes', 'prevalence', 'case mix'] as const).map(
      (player) => taken.includes(player),
    );
    const key = `${classes} ${prevalence} ${mix}`;
    const name = prevalence ? (mix ? 'both' : 'prevalence') : mix ? 'mix' : 'plain';
    const among = classes ? shared : inFirst;
    const found =
      known.get(key) ?? meanOfSeries(among.map((own) => (isShared(own) ? own[name] : own.plain)));
    known.set(key, found);
    return found;
  };
  const end = meanOfSeries(shared.map((own) => own.second));
  const minus = (a: Float64Array, b: Float64Array) => a.map((own, i) => own - b[i]!);
  const changeOf = (player: Player) => {
    const each = ORDERS.map((order) => {
      const before = order.slice(0, order.indexOf(player));
      return minus(meanAfter([...before, player]), meanAfter(before));
    });
    return meanOfSeries(each);
  };
  return {
    classes: inFirst.length,
    shared: shared.length,
    start: meanAfter([])[0]!,
    end: end[0]!,
    changes: {
      classes: changeOf('classes'),
      prevalence: changeOf('prevalence'),
      'case mix': changeOf('case mix'),
      rest: minus(end, meanAfter(ORDERS[0]!)),
    },
  };
}
