import { readCsv } from '../csv';
import type { Task } from './targets';

/** What the paper prints of a submission over all classes. */
export interface PrintedFigures {
  map?: number;
  mauroc?: number;
  mf1?: number;
  mece?: number;
  /** The same printed mECE, read with decision accuracy. */
  mece_decision?: number;
  macro_fnr?: number;
  micro_f1?: number;
  micro_fnr?: number;
}

/** Tables 4, 6 and 7, and the Macro and Micro rows of the supplementary ones. */
export function printedFigures(task: Task, team: string): PrintedFigures {
  const of = (row: Record<string, string>) => row.task === String(task) && row.team === team;
  const leader = readCsv('challenges/cxr-lt-2024/leaderboard.csv').find(of);
  const averages = readCsv('challenges/cxr-lt-2024/aggregates.csv').filter(of);
  const average = (statistic: string) => {
    const row = averages.find((r) => r.statistic === statistic);
    return row && Number(row.value);
  };
  return {
    ...(leader && {
      map: Number(leader.map),
      mauroc: Number(leader.mauroc),
      mf1: Number(leader.mf1),
      mece: Number(leader.mece),
      mece_decision: Number(leader.mece),
    }),
    macro_fnr: average('macro_fnr'),
    micro_f1: average('micro_f1'),
    micro_fnr: average('micro_fnr'),
  };
}
