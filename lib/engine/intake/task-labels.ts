import type { TaskLabels } from '@/lib/scoring/score-matrix';
import { type Database, gatherLabels } from '..';
import type { Task } from './task';

/** Fetches a task's label columns. */
export async function taskLabels(db: Database, task: Task): Promise<TaskLabels> {
  const { loaded, description } = task.source;
  const columns = description.classes.map((c) => c.column);
  const labels = await gatherLabels(db, loaded.table, columns);
  return { task: task.id, classes: description.classes.map((c) => c.name), labels };
}
