/**
 * A figure measured on the synthetic twin, beside what its scores were made for and what the paper
 * prints.
 */
export interface FidelityRow {
  task: string;
  team: string;
  /** Null for a figure over all classes. */
  class: string | null;
  /** Column of the result tables, `class_metrics` or `team_metrics`; `mece_decision` beside `mece`. */
  metric: string;
  /** Null where the paper prints none that can be used. */
  published: number | null;
  /** What the scores were made to measure; null for a figure that only follows. */
  target: number | null;
  measured: number | null;
  /** How far from the target it may be at full size; null for a figure that only follows. */
  tolerance: number | null;
}

/** A figure that the scores were made to meet. */
export interface TargetRow extends FidelityRow {
  target: number;
  tolerance: number;
}

export function isTarget(row: FidelityRow): row is TargetRow {
  return row.target !== null && row.tolerance !== null;
}

/** Distance from the target; Infinity where the figure is undefined. */
export function missOf({ measured, target }: TargetRow): number {
  return measured === null ? Number.POSITIVE_INFINITY : Math.abs(measured - target);
}

/** Whether a target is missed by more than its tolerance. */
export function isMissed(row: FidelityRow): row is TargetRow {
  return isTarget(row) && missOf(row) > row.tolerance;
}
