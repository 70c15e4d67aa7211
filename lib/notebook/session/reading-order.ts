import type { SourceEntry } from './types';

const BEFORE_PREDICTIONS = /label|class|count|meta|truth/i;

/** Sorts before another where it is smaller, item by item. */
function urgency(entry: SourceEntry): readonly number[] {
  return [
    entry.origin === 'own' ? 0 : 1,
    BEFORE_PREDICTIONS.test(entry.file.name) ? 0 : 1,
    entry.file.size,
  ];
}

/**
 * Of the files in line, the one to read next: the reader's own before built-in ones, then labels
 * and class counts, as far as names and sizes tell, so that predictions find their task and can be
 * computed while the next file is read. Only speed depends on it.
 */
export function nextToRead(entries: readonly SourceEntry[]): SourceEntry | undefined {
  const line = entries.filter((entry) => entry.status.kind === 'queued');
  return line.sort((a, b) => {
    const [x, y] = [urgency(a), urgency(b)];
    const differs = x.findIndex((value, index) => value !== y[index]);
    return differs < 0 ? 0 : x[differs]! - y[differs]!;
  })[0];
}
