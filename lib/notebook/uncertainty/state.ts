import type { ClusterAssignment, TaskReplicates } from '@/lib/inference/replicates';

/** What a run was asked for. */
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
  /** What there is so far; null until there is any. */
  readonly replicates: TaskReplicates | null;
  /**
   * The images a run would resample together now, with the files there are; an error where that
   * cannot be said, null before it was looked up.
   */
  readonly clusters: ClusterAssignment | Error | null;
}

/** How far a task's resampling is, for the reader. */
export type UncertaintyState =
  | { readonly kind: 'none' }
  /** Stopped by the user before there was a replicate. */
  | { readonly kind: 'stopped' }
  /** `done` of `of` replicates; what there is can be shown, and is to be called so. */
  | {
      readonly kind: 'running';
      readonly done: number;
      readonly of: number;
      /** Null while unknown. */
      readonly secondsLeft: number | null;
    }
  /** Stopped before its end. */
  | { readonly kind: 'partial'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready'; readonly done: number }
  /** Of other data or settings than those in force; what does not depend on them can be shown. */
  | { readonly kind: 'stale'; readonly why: string; readonly done: number }
  | { readonly kind: 'failed'; readonly message: string };
