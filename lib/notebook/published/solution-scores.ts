import type { PublishedTables } from '@/lib/challenge/published';

/** A team's mAP on one task, from any table that prints it. */
export interface PrintedMap {
  readonly team: string;
  readonly task: string;
  readonly map: number;
  /** Rank among all teams of the task; null where the paper prints none. */
  readonly rank: number | null;
  readonly place: string;
}

/** mAP of every team: from the leaderboards, else from the pairs of Figure 3. */
export function printedMaps(tables: PublishedTables): PrintedMap[] {
  const ranked = tables.published_leaderboard.flatMap(
    ({ team, task, map, rank, source_table: place }): PrintedMap[] =>
      map === null ? [] : [{ team, task, map, rank, place }],
  );
  const pairs = tables.published_task_agreement.flatMap(
    ({ team, task1, task2, task1_map, task2_map, source_table: place }): PrintedMap[] => [
      { team, task: task1, map: task1_map, rank: null, place },
      { team, task: task2, map: task2_map, rank: null, place },
    ],
  );
  const isRanked = ({ team, task }: PrintedMap) =>
    ranked.some((row) => row.team === team && row.task === task);
  return [...ranked, ...pairs.filter((pair) => !isRanked(pair))];
}
