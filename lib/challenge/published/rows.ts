import type { Band, Bands } from '../bands';
import type { AverageFigure, ClassFigure, LeaderboardRow, PublishedTables } from './tables';
import { trainingBands, trainingPrevalence } from './training-bands';

/** A team's printed statistics over all classes, in the columns of the `team_metrics` result table. */
export interface PublishedTeamRow extends LeaderboardRow {
  micro_f1: number | null;
  macro_fnr: number | null;
  micro_fnr: number | null;
}

/** Tables 4, 6 and 7 with the averages of the supplementary ones beside them. */
export function publishedTeamRows(tables: PublishedTables): PublishedTeamRow[] {
  return tables.published_leaderboard.map((row) => {
    const average = (statistic: AverageFigure['statistic']) =>
      tables.published_averages.find(
        (a) => a.task === row.task && a.team === row.team && a.statistic === statistic,
      )?.value ?? null;
    return {
      ...row,
      micro_f1: average('micro_f1'),
      macro_fnr: average('macro_fnr'),
      micro_fnr: average('micro_fnr'),
    };
  });
}

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
