import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import type { ResampledRows } from '@/lib/scoring/result-tables';
import { inSlices } from '@/lib/scoring/steps';
import type { NotebookSettings } from '../settings';
import type { Run } from '../uncertainty/state';
import { runStore, uncertaintySettings } from '../uncertainty/store';
import { taskUncertainty } from '../uncertainty/task-uncertainty';
import { taskView } from '../view';

/** Runs that have come to an end, by task. One under way changes too often for queries to follow. */
export function settledRuns(): ReadonlyMap<string, Run> {
  const { runs } = runStore.getState();
  return new Map([...runs].filter(([, { status }]) => status.kind !== 'running'));
}

/** Rows of a table that resampling gives, of the teams shown; none of a task not yet resampled. */
export async function resampledRows<Table extends keyof ResampledRows>(
  table: Table,
  evaluations: readonly TaskEvaluation[],
  settings: NotebookSettings,
): Promise<ResampledRows[Table][]> {
  const runs = settledRuns();
  const shown = uncertaintySettings.getState();
  const found: ResampledRows[Table][][] = [];
  for (const evaluation of evaluations) {
    const run = runs.get(evaluation.task);
    if (!run) continue;
    const view = taskView(evaluation, settings);
    found.push(await inSlices(taskUncertainty(view, run, shown).rows(table)));
  }
  return found.flat();
}
