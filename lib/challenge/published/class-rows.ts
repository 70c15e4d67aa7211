import type { Band, Bands } from '../bands';
import type { ClassFigure, PublishedTables } from './tables';
import { trainingBands, trainingPrevalence } from './training-bands';

/** A class and team as printed, in the columns of the `class_metrics` result table. */
export interface PublishedClassRow {
  task: string;
  team: string;
  class: string;
  /** By training counts; null for the classes of Task 3, which have none. */
  band: Band | null;
  prevalence: number | null;
  ap: number | null;
  f1: number | null;
  fnr: number | null;
  /** Where the figures stand, e.g. `S1, S2, S3`. */
  source_tables: string;
}

/** Supplementary Tables 1-9, one row per task, class and team. */
export function publishedClassRows(tables: PublishedTables, choice?: Bands): PublishedClassRow[] {
  const prevalence = trainingPrevalence(tables);
  const bands = trainingBands(tables, choice);
  const found = new Map<string, ClassFigure[]>();
  for (const figure of tables.published_class_metrics) {
    const key = JSON.stringify([figure.task, figure.team, figure.class]);
    found.set(key, [...(found.get(key) ?? []), figure]);
  }
  return [...found.values()].map((figures) => {
    const { task, team, class: name } = figures[0]!;
    const value = (metric: ClassFigure['metric']) =>
      figures.find((figure) => figure.metric === metric)?.value ?? null;
    return {
      task,
      team,
      class: name,
      band: bands.get(name) ?? null,
      prevalence: prevalence.get(name) ?? null,
      ap: value('ap'),
      f1: value('f1'),
      fnr: value('fnr'),
      source_tables: figures.map((figure) => figure.source_table).join(', '),
    };
  });
}
