const METRICS = ['ap', 'f1', 'fnr'] as const;

interface ClassMetrics {
  task: string;
  team: string;
  class: string;
  ap: number | null;
  f1: number | null;
  fnr: number | null;
}

/** A printed figure beside the computed one. */
export interface DifferenceRow {
  task: string;
  team: string;
  class: string;
  metric: (typeof METRICS)[number];
  published: number | null;
  computed: number | null;
  /** Computed less published; null where either is missing. */
  difference: number | null;
}

/** Puts computed class metrics beside the printed ones of the same task, team and class. */
export function publishedDifferences(
  published: readonly ClassMetrics[],
  computed: readonly ClassMetrics[],
): DifferenceRow[] {
  const key = ({ task, team, class: name }: ClassMetrics) => JSON.stringify([task, team, name]);
  const byKey = new Map(computed.map((row) => [key(row), row]));
  return published.flatMap((row) => {
    const other = byKey.get(key(row));
    if (!other) return [];
    const { task, team, class: name } = row;
    return METRICS.map((metric) => {
      const [a, b] = [row[metric], other[metric]];
      const difference = a === null || b === null ? null : b - a;
      return { task, team, class: name, metric, published: a, computed: b, difference };
    });
  });
}
