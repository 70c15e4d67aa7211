import type { EvaluationClient, JobOptions, SamplingShare } from '@/lib/scoring/client';
import {
  type ClassSlots,
  classSlots,
  type ResamplingDesign,
  resampleClasses,
  type SamplePart,
} from '@/lib/scoring/resampling';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { Collector, type ResamplingRun, type Unit } from './collector';
import type { TaskReplicates } from './replicates';

/**
 * Resamples one submission in this thread, a step at a time; yields the number of replicates so far.
 *
 * @param run of this submission's team only
 */
export function* resampleMatrix(
  matrix: ScoreMatrix,
  run: ResamplingRun,
  design: ResamplingDesign,
): Generator<number, TaskReplicates, void> {
  const collector = new Collector(run);
  const units = matrix.classes.map((_, index): Unit => ({ team: 0, class: index }));
  const classes = units.map(
    (unit) => () => classSlots(matrix, unit.class, design.images, run.threshold),
  );
  for (const part of resampleClasses(classes, design)) {
    if (part) collector.take(units, part);
    yield collector.done;
  }
  return collector.replicates();
}

/** A class to resample, and the worker that has its scores. */
export interface Work {
  readonly home: number;
  /** Time it takes, in any unit. */
  readonly cost: number;
}

/** Share of a worker's fair load below which moving work does not pay. */
const SLACK = 0.05;

/**
 * Distributes work over workers: a piece stays with its worker unless another worker would be idle.
 *
 * @returns the worker for each piece
 */
export function balance(work: readonly Work[], workers: number): number[] {
  const place = work.map((piece) => piece.home);
  const load = new Float64Array(workers);
  for (const { home, cost } of work) load[home]! += cost;
  const fair = load.reduce((sum, own) => sum + own, 0) / workers;
  for (;;) {
    const from = load.indexOf(Math.max(...load));
    const to = load.indexOf(Math.min(...load));
    const gap = load[from]! - load[to]!;
    const movable = [...work.keys()].filter(
      (piece) => place[piece] === from && work[piece]!.cost <= gap / 2,
    );
    if (gap <= SLACK * fair || movable.length === 0) return place;
    const piece = movable.reduce((a, b) => (work[b]!.cost > work[a]!.cost ? b : a));
    place[piece] = to;
    load[from]! -= work[piece]!.cost;
    load[to]! += work[piece]!.cost;
  }
}

/** A submission whose scores a worker has, in the order of the run's teams. */
export interface ScoredSubmission {
  readonly id: string;
  /** Positive images of each of its classes. */
  readonly positives: readonly number[];
}

/** Measured cost of a positive in a pass, relative to an image. */
const POSITIVE_COST = 10;

interface Placed extends Unit {
  readonly worker: number;
  readonly home: number;
}

function place(
  client: EvaluationClient,
  submissions: readonly ScoredSubmission[],
  images: number,
): Placed[] {
  const units = submissions.flatMap(({ id, positives }, team) => {
    const home = client.homeOf(id);
    return positives.map((count, index) => ({
      team,
      class: index,
      home,
      cost: images + POSITIVE_COST * count,
    }));
  });
  const workers = balance(units, client.size);
  return units.map((unit, index) => ({ ...unit, worker: workers[index]! }));
}

function classesByTeam(units: readonly Placed[]): ReadonlyMap<number, number[]> {
  const byTeam = new Map<number, number[]>();
  for (const unit of units) byTeam.set(unit.team, [...(byTeam.get(unit.team) ?? []), unit.class]);
  return byTeam;
}

/** Units in the order of `classesByTeam`. */
function grouped(units: readonly Placed[]): Unit[] {
  return [...classesByTeam(units)].flatMap(([team, classes]) =>
    classes.map((index) => ({ team, class: index })),
  );
}

/** Lets the workers that have the scores rank classes for another worker. */
async function rankElsewhere(
  client: EvaluationClient,
  submissions: readonly ScoredSubmission[],
  units: readonly Placed[],
  { images }: ResamplingDesign,
  threshold: number,
  options: JobOptions,
): Promise<ClassSlots[]> {
  const ranked = [...classesByTeam(units)].map(([team, classes]) =>
    client.rankSlots(submissions[team]!.id, classes, images, threshold, options),
  );
  return (await Promise.all(ranked)).flat();
}

/**
 * Resamples all submissions of a task in the workers: each works on the submissions it has, and
 * takes over classes from workers that have more to do.
 *
 * @param onReplicates called with the replicates so far, after every pass of any worker
 * @returns all replicates; rejects if it was cancelled or a worker failed
 */
export async function resampleTask(
  client: EvaluationClient,
  submissions: readonly ScoredSubmission[],
  run: ResamplingRun,
  design: ResamplingDesign,
  onReplicates: (collector: Collector) => void,
  options: JobOptions = {},
): Promise<TaskReplicates> {
  const collector = new Collector(run);
  const { threshold } = run;
  const units = place(client, submissions, design.images);
  const take = (own: readonly Unit[]) => (part: SamplePart) => {
    collector.take(own, part);
    if (part.kind === 'replicates') onReplicates(collector);
  };
  const resampleIn = async (worker: number) => {
    const all = units.filter((unit) => unit.worker === worker);
    if (all.length === 0) return;
    const own = all.filter((unit) => unit.home === worker);
    const foreign = all.filter((unit) => unit.home !== worker);
    const given = await rankElsewhere(client, submissions, foreign, design, threshold, options);
    const share: SamplingShare = {
      own: [...classesByTeam(own)].map(([team, classes]) => ({
        submission: submissions[team]!.id,
        classes,
      })),
      given,
    };
    const order = [...grouped(own), ...grouped(foreign)];
    await client.resample(worker, share, design, threshold, take(order), options);
  };
  await Promise.all(Array.from({ length: client.size }, (_, worker) => resampleIn(worker)));
  return collector.replicates();
}
