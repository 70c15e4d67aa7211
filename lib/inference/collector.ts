import type { SamplePart } from '@/lib/scoring/drawing/sample-parts';
import { SAMPLE_COLUMNS, type SampleBlock } from '@/lib/scoring/drawing/sampler';
import type { ClassReplicates, ClassSamples, ClusterUse, TaskReplicates } from './replicates';

/** A team and the classes it scored. */
export interface DrawnTeam {
  readonly team: string;
  readonly classes: readonly string[];
}

/** What replicates are to be collected. */
export interface Collected {
  readonly task: string;
  readonly seed: number;
  readonly asked: number;
  readonly groups: number;
  readonly threshold: number;
  readonly cluster: ClusterUse;
  readonly teams: readonly DrawnTeam[];
}

/** Place of a class among those collected: of a team by number, by its own number there. */
export interface Unit {
  readonly team: number;
  readonly class: number;
}

function samples(length: number): ClassSamples {
  return {
    positives: new Uint32Array(length),
    negatives: new Uint32Array(length),
    tp: new Uint32Array(length),
    fp: new Uint32Array(length),
    ap: new Float64Array(length),
    auroc: new Float64Array(length),
  };
}

function part(own: ClassSamples, start: number, end: number): ClassSamples {
  return {
    positives: own.positives.subarray(start, end),
    negatives: own.negatives.subarray(start, end),
    tp: own.tp.subarray(start, end),
    fp: own.fp.subarray(start, end),
    ap: own.ap.subarray(start, end),
    auroc: own.auroc.subarray(start, end),
  };
}

function put(own: ClassSamples, unit: number, { first, count, values }: SampleBlock): void {
  SAMPLE_COLUMNS.forEach((column, index) => {
    const start = (unit * SAMPLE_COLUMNS.length + index) * count;
    own[column].set(values.subarray(start, start + count), first);
  });
}

interface Growing {
  readonly draws: ClassSamples;
  readonly leftOut: ClassSamples;
  aurocError: number;
  done: number;
}

/** Puts together the samples of a task, whichever worker they are from and in whatever order. */
export class Collector {
  readonly #what: Collected;
  readonly #units: readonly (readonly Growing[])[];

  constructor(what: Collected) {
    this.#what = what;
    this.#units = what.teams.map(({ classes }) =>
      classes.map(() => ({
        draws: samples(what.asked),
        leftOut: samples(what.groups + 1),
        aurocError: Number.NaN,
        done: 0,
      })),
    );
  }

  /** Takes in a part of the samples of some classes; draws come one after the other. */
  take(units: readonly Unit[], part: SamplePart): void {
    units.forEach((unit, index) => {
      const own = this.#units[unit.team]![unit.class]!;
      if (part.kind === 'auroc-errors') own.aurocError = part.errors[index]!;
      else if (part.kind === 'left-out') put(own.leftOut, index, part.block);
      else {
        put(own.draws, index, part.block);
        own.done = part.block.first + part.block.count;
      }
    });
  }

  /** Draws that all classes of all teams have. */
  get done(): number {
    return Math.min(...this.#units.flat().map((own) => own.done));
  }

  /** What there is so far. It does not change as more comes in. */
  replicates(): TaskReplicates {
    const { groups, teams, ...what } = this.#what;
    const { done } = this;
    return {
      ...what,
      done,
      teams: teams.map(({ team, classes }, index) => ({
        team,
        classes: classes.map((name, k): ClassReplicates => {
          const { draws, leftOut, aurocError } = this.#units[index]![k]!;
          return {
            class: name,
            full: part(leftOut, groups, groups + 1),
            draws: part(draws, 0, done),
            jackknife: part(leftOut, 0, groups),
            aurocError,
          };
        }),
      })),
    };
  }
}
