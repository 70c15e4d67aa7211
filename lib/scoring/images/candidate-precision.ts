import type { TableInputs } from '../tables/declare';
import { bandsOf } from '../tables/label-counts';
import type { ImageSource, SecondLabels } from './source';

/** How many of the strongest candidates of a band have another second label. */
export interface PrecisionRow {
  /** A band, or `all`. */
  readonly band: string;
  readonly k: number;
  readonly wrong: number;
  readonly precision: number;
  /** Labels that differ, of all images and classes of the band that have a second label. */
  readonly base: number;
}

/** Numbers of candidates that are looked at. */
const STEPS = [10, 20, 50, 100, 200];

const ALL = 'all';

/**
 * Precision of the ranking by disagreement: of the k images and classes with the highest
 * disagreement, among those with a second label, the share whose second label differs. The second
 * labels are taken as right.
 */
export async function precisionRows(
  source: ImageSource,
  second: SecondLabels,
  bands: TableInputs['bands'],
): Promise<PrecisionRow[]> {
  const byBand = new Map<string, { disagreement: number; wrong: boolean }[]>([[ALL, []]]);
  const bandOf = bandsOf(source.classes, bands);
  for (const [index, { name }] of source.classes.entries()) {
    const better = second.labels[index];
    if (!better) continue;
    const labels = source.labels[index]!;
    const sums = await source.disagreement(name);
    const band = bandOf.get(name);
    const lists = [byBand.get(ALL)!];
    if (band) {
      if (!byBand.has(band)) byBand.set(band, []);
      lists.push(byBand.get(band)!);
    }
    for (let row = 0; row < labels.length; row++) {
      const disagreement = sums.at(row);
      if (better[row]! > 1 || labels[row]! > 1 || Number.isNaN(disagreement)) continue;
      const one = { disagreement, wrong: better[row] !== labels[row] };
      for (const list of lists) list.push(one);
    }
  }
  return [...byBand].flatMap(([band, all]) => {
    const sorted = all.toSorted((a, b) => b.disagreement - a.disagreement);
    const wrongAmong = (k: number) => sorted.slice(0, k).filter(({ wrong }) => wrong).length;
    const base = wrongAmong(sorted.length) / sorted.length;
    return STEPS.filter((k) => k <= sorted.length).map((k) => {
      const wrong = wrongAmong(k);
      return { band, k, wrong, precision: wrong / k, base };
    });
  });
}
