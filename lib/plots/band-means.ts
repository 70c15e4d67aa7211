import { BANDS, type Band } from '@/lib/challenge/bands';
import { isKnown } from './numbers';
import { bestValue, METRICS } from './words';

/** A row of `class_metrics`, as far as it is drawn. */
export interface BandsClassRow {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  /** Null where the counts are not known, as of printed figures. */
  readonly positives: number | null;
  readonly images: number | null;
  readonly prevalence: number | null;
  readonly ap: number | null;
  readonly auroc: number | null;
  readonly f1: number | null;
  readonly fnr: number | null;
}

/** A row of `band_metrics`. */
export interface BandsBandRow {
  readonly team: string;
  readonly band: Band;
  readonly classes: number;
  readonly map: number | null;
  readonly mauroc: number | null;
  readonly mf1: number | null;
  readonly mfnr: number | null;
}

export interface BandsRows {
  readonly classes: readonly BandsClassRow[];
  readonly bands: readonly BandsBandRow[];
  /** Means of the three bands, where they are printed and so not taken from the bands. */
  readonly averages?: readonly { readonly team: string; readonly map: number }[];
}

export interface Mean {
  readonly team: string;
  readonly band: Band | null;
  readonly classes: number;
  readonly value: number | null;
}

export type BandMetric = 'ap' | 'auroc' | 'f1' | 'fnr';

const MEAN_COLUMN = { ap: 'map', auroc: 'mauroc', f1: 'mf1', fnr: 'mfnr' } as const;

/** The means of one band, or (band null) of the three bands: undefined where one of them is. */
export function meansOf(rows: BandsRows, band: Band | null, metric: BandMetric): Mean[] {
  const column = MEAN_COLUMN[metric];
  if (band) {
    return rows.bands
      .filter((row) => row.band === band)
      .map((row) => ({ team: row.team, band, classes: row.classes, value: row[column] }));
  }
  return [...new Set(rows.bands.map((row) => row.team))].map((team) => {
    const own = BANDS.map((b) => rows.bands.find((row) => row.team === team && row.band === b));
    const values = own.map((row) => row?.[column]).filter(isKnown);
    const printed = metric === 'ap' ? rows.averages?.find((row) => row.team === team) : undefined;
    const mean =
      values.length === BANDS.length ? values.reduce((a, b) => a + b) / BANDS.length : null;
    const value = printed?.map ?? mean;
    return { team, band, classes: own.reduce((sum, row) => sum + (row?.classes ?? 0), 0), value };
  });
}

/** The best of the means; null where none is known. */
export function bestMean(means: readonly Mean[], metric: BandMetric): number | null {
  return bestValue(
    means.map((mean) => mean.value),
    METRICS[metric].lowerIsBetter,
  );
}
