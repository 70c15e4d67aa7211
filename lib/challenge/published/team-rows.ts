import type { AverageFigure, PublishedTables } from './tables';

/** A team's printed figures over all classes, in the columns of the `team_metrics` result table. */
export interface PublishedTeamRow {
  task: string;
  team: string;
  rank: number | null;
  map: number | null;
  mauroc: number | null;
  mauroc_rank: number | null;
  mf1: number | null;
  mf1_rank: number | null;
  mece: number | null;
  mece_rank: number | null;
  micro_f1: number | null;
  macro_fnr: number | null;
  micro_fnr: number | null;
  /** Where mAP to mECE stand; the rest are from the last rows of the supplementary tables. */
  source_table: string;
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
