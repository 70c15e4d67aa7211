import { canonicalClassKey } from '@/lib/challenge/class-names';
import type { PublishedTables } from '@/lib/challenge/published';

const PAPER_TASK = /^task\s*([123])(?!\d)/i;

/**
 * Finds which of the paper's tasks a loaded task is, by name (`Task 1`, `Task 1 (synthetic)`) and
 * classes: the paper must print at least half of them for that task. Null for none.
 */
export function paperTask(
  tables: PublishedTables,
  task: { readonly name: string; readonly classes: readonly string[] },
): string | null {
  const number = PAPER_TASK.exec(task.name)?.[1];
  if (!number) return null;
  const name = `Task ${number}`;
  const printed = new Set(
    tables.published_class_metrics
      .filter((row) => row.task === name)
      .map((row) => canonicalClassKey(row.class)),
  );
  const shared = task.classes.filter((c) => printed.has(canonicalClassKey(c))).length;
  return shared > 0 && 2 * shared >= task.classes.length ? name : null;
}

/** Tasks whose class figures the paper prints. */
export function paperTasks({ published_class_metrics }: PublishedTables): string[] {
  return [...new Set(published_class_metrics.map((row) => row.task))].sort();
}
