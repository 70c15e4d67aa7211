import { type Band, type Bands, bandOf } from '../bands';
import { canonicalClassKey } from '../class-names';
import type { PublishedTables } from './tables';

/** Images of the training split; null where Table 1 is not among the tables. */
export function trainingImages({ published_datasets }: PublishedTables): number | null {
  return published_datasets.find(({ split }) => split === 'train')?.samples ?? null;
}

/** Training prevalence of each class that has training labels. */
export function trainingPrevalence(tables: PublishedTables): Map<string, number> {
  const images = trainingImages(tables);
  return new Map(
    tables.published_classes.flatMap(({ class: name, train_positives }) =>
      images === null || train_positives === null ? [] : [[name, train_positives / images]],
    ),
  );
}

/** Band of each class that has training labels, or is in a group. */
export function trainingBands(tables: PublishedTables, bands?: Bands): Map<string, Band> {
  const prevalence = trainingPrevalence(tables);
  return new Map(
    tables.published_classes.flatMap(({ class: name }) => {
      const band = bandOf(canonicalClassKey(name), prevalence.get(name), bands);
      return band === null ? [] : [[name, band]];
    }),
  );
}
