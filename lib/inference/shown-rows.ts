import type { BandMetricRow, ClassMetricRow, TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ClassReplicates, TaskReplicates } from './replicates';

/** The rows of one task that intervals are about. */
export interface ShownRows {
  readonly teamRows: readonly TeamMetricRow[];
  readonly bandRows: readonly BandMetricRow[];
  readonly classRows: readonly ClassMetricRow[];
}

/** Replicates hold weighted sums, rows plain ones: they differ in the last digits only. */
const NEAR = 1e-9;

function near(value: number | null, sample: number): boolean {
  return value === null ? Number.isNaN(sample) : Math.abs(value - sample) < NEAR;
}

/** What of a class's replicates is about the very images, scores and calls of its row. */
export interface Match {
  readonly ranking: boolean;
  readonly counts: boolean;
}

/** Whether replicates were drawn from what a row was computed from. */
export function matchOf(row: ClassMetricRow, { full }: ClassReplicates): Match {
  const positives = full.positives[0]!;
  const negatives = full.negatives[0]!;
  const same = positives === row.positives && negatives === row.images - row.positives;
  const counted = (rate: number | null, of: number) => Math.round((rate ?? 0) * of);
  return {
    ranking: same && near(row.ap, full.ap[0]!) && near(row.auroc, full.auroc[0]!),
    counts:
      same &&
      counted(row.recall, positives) === full.tp[0]! &&
      counted(row.fpr, negatives) === full.fp[0]!,
  };
}

/** A class of a team as shown, with the replicates of just this. */
export interface MatchedClass extends Match {
  readonly row: ClassMetricRow;
  /** Null where none were drawn. */
  readonly replicates: ClassReplicates | null;
}

/** Classes shown, by team, with their replicates, in the order of the rows. */
export function matchClasses(
  rows: readonly ClassMetricRow[],
  replicates: TaskReplicates | null,
): ReadonlyMap<string, readonly MatchedClass[]> {
  const byTeam = new Map<string, MatchedClass[]>();
  const drawn = new Map(
    replicates?.teams.map((t) => [t.team, new Map(t.classes.map((c) => [c.class, c]))]),
  );
  for (const row of rows) {
    const own = drawn.get(row.team)?.get(row.class) ?? null;
    const match = own ? matchOf(row, own) : { ranking: false, counts: false };
    const list = byTeam.get(row.team) ?? [];
    list.push({ row, replicates: own, ...match });
    byTeam.set(row.team, list);
  }
  return byTeam;
}
