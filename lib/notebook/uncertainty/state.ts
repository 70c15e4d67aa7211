import type { ClusterAssignment, TaskReplicates } from '@/lib/inference/replicates';

/** The settings of a run. */
export interface RunBasis {
  readonly replicates: number;
  readonly seed: number;
  readonly cluster: string | null;
  readonly threshold: number;
}

/** The resampling of one task. */
export interface Run {
  readonly basis: RunBasis;
  readonly status:
    | { readonly kind: 'running'; readonly secondsLeft: number | null }
    | { readonly kind: 'stopped' }
    | { readonly kind: 'failed'; readonly message: string };
  /** The replicates so far; null before the first. */
  readonly replicates: TaskReplicates | null;
  /**
   * Which images a run would resample together with the files now loaded; an error where the column
   * is missing, null before it is computed.
   */
  readonly clusters: ClusterAssignment | Error | null;
}

/** How far a task's resampling is, as the page shows it. */
export type UncertaintyState =
  | { readonly kind: 'none' }
  /** Stopped by the user before there was a replicate. */
  | { readonly kind: 'stopped' }
  /** `done` of `of` replicates. Cells show them and say how many there are. */
  | {
      readonly kind: 'running';
      readonly done: number;
      readonly of: number;
      /** Null while unknown. */
      readonly secondsLeft: number | null;
    }
  /** Stopped early. */
  | { readonly kind: 'partial'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready'; readonly done: number }
  /** Data or settings have changed since. Statistics that do not depend on the change are shown. */
  | { readonly kind: 'stale'; readonly why: string; readonly done: number }
  | { readonly kind: 'failed'; readonly message: string };
