import { BANDS } from '@/lib/challenge/bands';
import type { BandMetricRow, ClassMetricRow } from '../result-tables';
import { meanOf } from '../undefined';

/**
 * `band_metrics`: means over the classes of each band that a team scored. Bands without a class
 * have no row.
 *
 * @param rows `class_metrics` of one task
 */
export function bandMetrics(rows: readonly ClassMetricRow[]): BandMetricRow[] {
  const teams = [...new Set(rows.map((row) => row.team))];
  return teams.flatMap((team) =>
    BANDS.flatMap((band): BandMetricRow[] => {
      const inBand = rows.filter((row) => row.team === team && row.band === band);
      const first = inBand[0];
      if (!first) return [];
      return [
        {
          task: first.task,
          team,
          band,
          classes: inBand.length,
          map: meanOf(inBand.map((row) => row.ap)),
          mauroc: meanOf(inBand.map((row) => row.auroc)),
          mf1: meanOf(inBand.map((row) => row.f1)),
          mfnr: meanOf(inBand.map((row) => row.fnr)),
        },
      ];
    }),
  );
}
