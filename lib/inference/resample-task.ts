import type { EvaluationClient, JobOptions, SamplingShare } from '@/lib/scoring/client';
import type { ClassSlots } from '@/lib/scoring/drawing/class-slots';
import type { SamplePart } from '@/lib/scoring/drawing/sample-parts';
import type { Drawing } from '@/lib/scoring/drawing/sampler';
import { balance } from './balance';
import { type Collected, Collector, type Unit } from './collector';
import type { TaskReplicates } from './replicates';

/** A submission that the workers keep, in the order of the teams collected. */
export interface KeptSubmission {
  readonly id: string;
  /** Positive images of each of its classes. */
  readonly positives: readonly number[];
}

/** What a positive costs of a pass, beside the one of an image; as measured. */
const POSITIVE_COST = 10;

interface Placed extends Unit {
  readonly worker: number;
  readonly home: number;
}

function place(
  client: EvaluationClient,
  submissions: readonly KeptSubmission[],
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

/** Has the homes of units rank them for another worker. */
async function rankElsewhere(
  client: EvaluationClient,
  submissions: readonly KeptSubmission[],
  units: readonly Placed[],
  { images }: Drawing,
  threshold: number,
  options: JobOptions,
): Promise<ClassSlots[]> {
  const ranked = [...classesByTeam(units)].map(([team, classes]) =>
    client.rankSlots(submissions[team]!.id, classes, images, threshold, options),
  );
  return (await Promise.all(ranked)).flat();
}

/**
 * Draws paired replicates of all submissions of a task in the workers: each draws for the
 * submissions it keeps, and takes classes over from workers that have more.
 *
 * @param onReplicates told of what there is, after every pass of any worker
 * @returns all replicates; rejects where it was cancelled or a worker failed
 */
export async function resampleTask(
  client: EvaluationClient,
  submissions: readonly KeptSubmission[],
  what: Collected,
  drawing: Drawing,
  onReplicates: (collector: Collector) => void,
  options: JobOptions = {},
): Promise<TaskReplicates> {
  const collector = new Collector(what);
  const units = place(client, submissions, drawing.images);
  const take = (own: readonly Unit[]) => (part: SamplePart) => {
    collector.take(own, part);
    if (part.kind === 'drawn') onReplicates(collector);
  };
  const drawIn = async (worker: number) => {
    const all = units.filter((unit) => unit.worker === worker);
    if (all.length === 0) return;
    const own = all.filter((unit) => unit.home === worker);
    const foreign = all.filter((unit) => unit.home !== worker);
    const given = await rankElsewhere(
      client,
      submissions,
      foreign,
      drawing,
      what.threshold,
      options,
    );
    const share: SamplingShare = {
      own: [...classesByTeam(own)].map(([team, classes]) => ({
        submission: submissions[team]!.id,
        classes,
      })),
      given,
    };
    const order = [...grouped(own), ...grouped(foreign)];
    await client.resample(worker, share, drawing, what.threshold, take(order), options);
  };
  await Promise.all(Array.from({ length: client.size }, (_, worker) => drawIn(worker)));
  return collector.replicates();
}

/** Units in the order in which `classesByTeam` names them. */
function grouped(units: readonly Placed[]): Unit[] {
  return [...classesByTeam(units)].flatMap(([team, classes]) =>
    classes.map((index) => ({ team, class: index })),
  );
}
