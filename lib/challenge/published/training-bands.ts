import { type Band, type BandLimits, bandOf } from '../bands';
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

/** Band of each class that has training labels. */
export function trainingBands(tables: PublishedTables, limits?: BandLimits): Map<string, Band> {
  return new Map(
    [...trainingPrevalence(tables)].map(([name, prevalence]) => [
      name,
      bandOf(prevalence, limits)!,
    ]),
  );
}
