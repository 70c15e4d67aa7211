export type Task = 1 | 2 | 3;

/** What the scores of one team and class are made to measure. */
export interface Target {
  readonly ap: number;
  /** F1 at 0.5; null where it is left to follow from the other two. */
  readonly f1: number | null;
  /** False negative rate at 0.5. */
  readonly fnr: number;
}

export interface Submission {
  readonly task: Task;
  readonly team: string;
  /** Whether its class figures are printed, rather than made up around those that are. */
  readonly printed: boolean;
  /** By class. */
  readonly targets: ReadonlyMap<string, Target>;
}
