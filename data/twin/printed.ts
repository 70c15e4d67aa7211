import { readCsv } from '../csv';
import { CLASSES } from './classes';
import { withEstimatedFnr } from './misprint';
import { printedFigures } from './printed-figures';
import type { Submission, Target, Task } from './targets';

/** Team D's false negative rates are a misprint in the paper: Supplementary Table 3 repeats its F1. */
export const isMisprinted = (task: Task, team: string) => task === 1 && team === 'D';

/** Submissions as the class tables print them, with NaN for a misprinted FNR. */
function fromTables(): Submission[] {
  const found = new Map<string, Submission & { targets: Map<string, Target> }>();
  for (const row of readCsv('challenges/cxr-lt-2024/per_class.csv')) {
    const task = Number(row.task) as Task;
    const team = row.team!;
    const key = `${task} ${team}`;
    const submission = found.get(key) ?? { task, team, printed: true, targets: new Map() };
    found.set(key, submission);
    const before = submission.targets.get(row.class!) ?? { ap: NaN, f1: null, fnr: NaN };
    if (row.metric === 'fnr' && isMisprinted(task, team)) continue;
    submission.targets.set(row.class!, { ...before, [row.metric!]: Number(row.value) });
  }
  return [...found.values()];
}

/** The submissions whose class figures are printed, in the order of the tables. */
export function printedSubmissions(): Submission[] {
  const tables = fromTables();
  return tables.map((submission) => {
    const { task, team, targets } = submission;
    if (!isMisprinted(task, team)) return submission;
    const others = tables.filter((other) => other.task === task && other !== submission);
    const printed = printedFigures(task, team);
    const averages = { macro: printed.macro_fnr!, micro: printed.micro_fnr! };
    const weights = new Map(CLASSES.map(({ name, prevalence }) => [name, prevalence]));
    return { ...submission, targets: withEstimatedFnr(targets, others, averages, weights) };
  });
}
