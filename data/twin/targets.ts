import { readCsv } from '../csv';

export type Task = 1 | 2 | 3;

/** What the scores of one team and class are made to measure. Null: not a target. */
export interface Target {
  readonly ap: number;
  readonly f1: number | null;
  readonly fnr: number | null;
}

export interface Submission {
  readonly task: Task;
  readonly team: string;
  /** By class. */
  readonly targets: ReadonlyMap<string, Target>;
}

/** Team D's false negative rates are a misprint in the paper: Supplementary Table 3 repeats its F1. */
const misprinted = (row: Record<string, string>) =>
  row.source_table === 'S3' && row.team === 'D' && row.metric === 'fnr';

/** The submissions whose class figures are printed, in the order of the tables. */
export function printedSubmissions(): Submission[] {
  const found = new Map<string, { task: Task; team: string; targets: Map<string, Target> }>();
  for (const row of readCsv('published/per_class.csv')) {
    const task = Number(row.task) as Task;
    const team = row.team!;
    const key = `${task} ${team}`;
    const submission = found.get(key) ?? { task, team, targets: new Map<string, Target>() };
    found.set(key, submission);
    if (misprinted(row)) continue;
    const before = submission.targets.get(row.class!) ?? { ap: Number.NaN, f1: null, fnr: null };
    submission.targets.set(row.class!, { ...before, [row.metric!]: Number(row.value) });
  }
  return [...found.values()];
}
