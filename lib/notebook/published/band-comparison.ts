import {
  PRINTED_BANDS,
  type PrintedBand,
  type PublishedTables,
  publishedClassRows,
} from '@/lib/challenge/published';

/** A band mean as printed in Table 5, and as the printed class rows give it. */
export interface BandComparison {
  readonly team: string;
  /** `average` is the mean of the three bands. */
  readonly band: PrintedBand | 'average';
  readonly classes: number;
  /** Null where the paper prints none. */
  readonly printed: number | null;
  readonly recomputed: number;
  /** Recomputed less printed. */
  readonly difference: number | null;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Band means of each team of a task; none where its classes have no training prevalence. */
export function bandComparison(tables: PublishedTables, task: string): BandComparison[] {
  const rows = publishedClassRows(tables).filter((row) => row.task === task);
  const teams = [...new Set(rows.map((row) => row.team))];
  return teams.flatMap((team) => {
    const printed = tables.published_bands.find((b) => b.task === task && b.team === team);
    const means = PRINTED_BANDS.flatMap((band) => {
      const own = rows.flatMap((row) =>
        row.team === team && row.band === band && row.ap !== null ? [row.ap] : [],
      );
      return own.length === 0 ? [] : [{ band, classes: own.length, recomputed: mean(own) }];
    });
    if (means.length < PRINTED_BANDS.length) return [];
    const average = {
      band: 'average' as const,
      classes: means.reduce((sum, { classes }) => sum + classes, 0),
      recomputed: mean(means.map(({ recomputed }) => recomputed)),
    };
    return [...means, average].map((row) => {
      const value = printed?.[row.band] ?? null;
      return {
        team,
        ...row,
        printed: value,
        difference: value === null ? null : row.recomputed - value,
      };
    });
  });
}
