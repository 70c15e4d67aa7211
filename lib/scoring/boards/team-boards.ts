import type { TaskEvaluation } from '../evaluation';
import { BOARD_METRICS, type BoardMetric, type BoardSamples, type Samples } from './board-samples';

/** The means of one team on the shared images, in every sample (the images themselves first). */
export interface TeamBoards {
  readonly team: string;
  readonly metric: BoardMetric;
  /** Classes that both label files have, with the statistic defined under both. */
  readonly classes: readonly string[];
  /** Mean over these classes under the first and the second labels. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Mean over all classes of the task that are defined under the first labels. */
  readonly ofAll: Float64Array;
}

/** Mean over several series in each sample, without those that are undefined in it. */
export function meanOfSeries(series: readonly Float64Array[]): Float64Array {
  const length = series[0]?.length ?? 1;
  return Float64Array.from({ length }, (_, at) => {
    let sum = 0;
    let defined = 0;
    for (const own of series) {
      if (Number.isNaN(own[at]!)) continue;
      sum += own[at]!;
      defined++;
    }
    return sum / defined;
  });
}

/** Undefined wherever the other is. */
function where(own: Float64Array, other: Float64Array): Float64Array {
  return own.map((value, at) => (Number.isNaN(other[at]!) ? Number.NaN : value));
}

type BothSamples = BoardSamples & { readonly second: Samples };

/** Classes of a team with a statistic that is defined on the shared images under both labels. */
export function bothDefined(
  samples: readonly BoardSamples[],
  team: string,
  metric: BoardMetric,
): readonly BothSamples[] {
  return samples.filter(
    (own): own is BothSamples =>
      own.team === team &&
      own.second !== null &&
      !Number.isNaN(own.first[metric][0]!) &&
      !Number.isNaN(own.second[metric][0]!),
  );
}

/** The means of a team by one statistic; null where no class is defined under both labels. */
export function teamBoards(
  samples: readonly BoardSamples[],
  team: string,
  metric: BoardMetric,
): TeamBoards | null {
  const both = bothDefined(samples, team, metric);
  if (both.length === 0) return null;
  return {
    team,
    metric,
    classes: both.map((own) => own.class),
    first: meanOfSeries(both.map((own) => where(own.first[metric], own.second[metric]))),
    second: meanOfSeries(both.map((own) => where(own.second[metric], own.first[metric]))),
    ofAll: meanOfSeries(samples.filter((own) => own.team === team).map((own) => own.first[metric])),
  };
}

/** The means of all teams that have any, by every statistic. */
export function allTeamBoards(samples: readonly BoardSamples[]): TeamBoards[] {
  const teams = [...new Set(samples.map((own) => own.team))];
  return BOARD_METRICS.flatMap((metric) =>
    teams.flatMap((team) => teamBoards(samples, team, metric) ?? []),
  );
}

/** Steps from one task's mean to another's, in the order in which they are listed. */
export const GAP_STEPS = ['classes', 'images', 'labels', 'rest'] as const;

export type GapStep = (typeof GAP_STEPS)[number];

/**
 * In which order the steps are taken: the classes or the images first, or the mean of both orders.
 * The second labels exist only for shared classes and images, so their step comes after these; the
 * rest is what remains.
 */
export const GAP_ORDERS = ['average', 'classes first', 'images first'] as const;

export type GapOrder = (typeof GAP_ORDERS)[number];

/** Metrics whose gap is taken apart: those that do not depend on the threshold. */
export const GAP_METRICS = ['ap', 'auroc'] as const;

export type GapMetric = (typeof GAP_METRICS)[number];

/** One team's way from its mean on the first task to that on the second. */
export interface TeamGap {
  readonly team: string;
  readonly metric: GapMetric;
  readonly classes: number;
  readonly start: number;
  /** NaN where the team has no submission for the second task. */
  readonly end: number;
  /** By order and step, the change in every sample of the shared images. */
  readonly changes: Readonly<Record<GapOrder, Readonly<Record<GapStep, Float64Array>>>>;
}

function classValues(
  evaluations: readonly TaskEvaluation[],
  task: string,
  team: string,
  metric: GapMetric,
): ReadonlyMap<string, number> {
  const evaluation = evaluations.find((own) => own.task === task);
  const submission = evaluation?.submissions.find((own) => own.team === team);
  return new Map(submission?.classes.map((own) => [own.class, own[metric]]));
}

function meanOfValues(values: Iterable<number>): number {
  const defined = [...values].filter((value) => !Number.isNaN(value));
  return defined.reduce((sum, value) => sum + value, 0) / defined.length;
}

/**
 * Takes the gap between a team's means on two tasks apart: all classes to shared ones, all images to
 * shared ones (first labels), first to second labels on the same images, and the rest. Each order
 * adds up to the whole gap. The means on all images are the same in every sample.
 */
export function teamGap(
  boards: TeamBoards,
  metric: GapMetric,
  evaluations: readonly TaskEvaluation[],
  { task, second }: { readonly task: string; readonly second: string },
): TeamGap {
  const { team, classes } = boards;
  const own = classValues(evaluations, task, team, metric);
  const start = meanOfValues(own.values());
  const shared = meanOfValues(classes.map((name) => own.get(name) ?? Number.NaN));
  const end = meanOfValues(classValues(evaluations, second, team, metric).values());
  const between = (from: Float64Array | number, to: Float64Array | number) =>
    boards.first.map((_, at) => {
      const value = (of: Float64Array | number) => (typeof of === 'number' ? of : of[at]!);
      return value(to) - value(from);
    });
  const last = {
    labels: between(boards.first, boards.second),
    rest: between(boards.second, end),
  };
  const classesFirst = {
    classes: between(start, shared),
    images: between(shared, boards.first),
    ...last,
  };
  const imagesFirst = {
    images: between(start, boards.ofAll),
    classes: between(boards.ofAll, boards.first),
    ...last,
  };
  const half = (step: 'classes' | 'images') =>
    classesFirst[step].map((value, at) => (value + imagesFirst[step][at]!) / 2);
  return {
    team,
    metric,
    classes: classes.length,
    start,
    end,
    changes: {
      average: { classes: half('classes'), images: half('images'), ...last },
      'classes first': classesFirst,
      'images first': imagesFirst,
    },
  };
}
