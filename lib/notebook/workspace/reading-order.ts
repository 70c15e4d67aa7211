import type { SourceEntry } from './types';

const BEFORE_PREDICTIONS = /label|class|count|meta|truth/i;

/**
 * Labels and class counts first, as far as names and sizes tell, so that predictions find their
 * task and can be computed while the next file is read. Only speed depends on it.
 */
export function readingOrder(entries: readonly SourceEntry[]): SourceEntry[] {
  const first = (entry: SourceEntry) => (BEFORE_PREDICTIONS.test(entry.file.name) ? 0 : 1);
  return [...entries].sort((a, b) => first(a) - first(b) || a.file.size - b.file.size);
}
