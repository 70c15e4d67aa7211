import { canonicalClassKey } from '@/lib/challenge/class-names';
import type { PublishedTables } from '@/lib/challenge/published';

const spell = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Whether a task is named as a printed one, with further words at most: `Task 1 (synthetic)`. */
function isNamed(task: string, printed: string): boolean {
  const [own, name] = [spell(task), spell(printed)];
  return own.startsWith(name) && !/^\d/.test(own.slice(name.length));
}

/**
 * Finds which of the published tasks a loaded task is: by name, and by classes, of which at least
 * half must be printed for it. Where only one task is published, its classes are enough. Null for
 * none.
 */
export function paperTask(
  tables: PublishedTables,
  task: { readonly name: string; readonly classes: readonly string[] },
): string | null {
  const all = paperTasks(tables);
  const name = all.length === 1 ? all[0] : all.find((own) => isNamed(task.name, own));
  if (name === undefined) return null;
  const printed = new Set(
    tables.published_class_metrics
      .filter((row) => row.task === name)
      .map((row) => canonicalClassKey(row.class)),
  );
  const shared = task.classes.filter((c) => printed.has(canonicalClassKey(c))).length;
  return shared > 0 && 2 * shared >= task.classes.length ? name : null;
}

/** Tasks whose class figures are published. */
export function paperTasks({ published_class_metrics }: PublishedTables): string[] {
  return [...new Set(published_class_metrics.map((row) => row.task))].sort();
}
