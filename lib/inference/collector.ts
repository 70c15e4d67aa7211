import { jackknifeGroups } from '@/lib/metrics';
import { SAMPLE_COLUMNS, type SampleBlock, type SamplePart } from '@/lib/scoring/resampling';
import type {
  ClassReplicates,
  ClassSamples,
  ClusterAssignment,
  TaskReplicates,
  TeamReplicates,
} from './replicates';

/** A team to resample, with the classes it scored. */
export interface ResampledTeam extends Pick<TeamReplicates, 'team' | 'scores'> {
  readonly classes: readonly string[];
}

/** A run: what is resampled, and how. */
export interface ResamplingRun {
  readonly task: string;
  readonly seed: number;
  /** Replicates to make. */
  readonly asked: number;
  readonly threshold: number;
  readonly clusters: ClusterAssignment;
  readonly teams: readonly ResampledTeam[];
}

/** A class of a team of a run, by index. */
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

function slice(own: ClassSamples, start: number, end: number): ClassSamples {
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
  readonly bootstrap: ClassSamples;
  /** The jackknife samples, then all images. */
  readonly jackknife: ClassSamples;
  aurocError: number;
  done: number;
}

/** Collects the samples of a run from the workers, in any order. */
export class Collector {
  readonly #run: ResamplingRun;
  readonly #groups: number;
  readonly #units: readonly (readonly Growing[])[];

  constructor(run: ResamplingRun) {
    this.#run = run;
    this.#groups = jackknifeGroups(run.clusters.use.clusters);
    this.#units = run.teams.map(({ classes }) =>
      classes.map(() => ({
        bootstrap: samples(run.asked),
        jackknife: samples(this.#groups + 1),
        aurocError: Number.NaN,
        done: 0,
      })),
    );
  }

  /** Adds a part of the samples of some classes; replicates arrive in their order. */
  take(units: readonly Unit[], part: SamplePart): void {
    units.forEach((unit, index) => {
      const own = this.#units[unit.team]![unit.class]!;
      if (part.kind === 'auroc-errors') own.aurocError = part.errors[index]!;
      else if (part.kind === 'jackknife') put(own.jackknife, index, part.block);
      else {
        put(own.bootstrap, index, part.block);
        own.done = part.block.first + part.block.count;
      }
    });
  }

  /** Replicates that all classes of all teams have. */
  get done(): number {
    return Math.min(...this.#units.flat().map((own) => own.done));
  }

  /** The replicates so far: a snapshot that later parts do not change. */
  replicates(): TaskReplicates {
    const { teams, ...run } = this.#run;
    const groups = this.#groups;
    const { done } = this;
    return {
      ...run,
      done,
      teams: teams.map(({ team, scores, classes }, index) => ({
        team,
        scores,
        classes: classes.map((name, k): ClassReplicates => {
          const { bootstrap, jackknife, aurocError } = this.#units[index]![k]!;
          return {
            class: name,
            full: slice(jackknife, groups, groups + 1),
            bootstrap: slice(bootstrap, 0, done),
            jackknife: slice(jackknife, 0, groups),
            aurocError,
          };
        }),
      })),
    };
  }
}
