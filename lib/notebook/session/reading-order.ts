import type { SourceEntry } from './types';

const BEFORE_PREDICTIONS = /label|class|count|meta|truth/i;

/** Whether a file is needed to compute predictions, as far as its name says. */
export function comesBeforePredictions({ file }: SourceEntry): boolean {
  return BEFORE_PREDICTIONS.test(file.name);
}

/** Compared item by item: the smaller is read first. */
function urgency(entry: SourceEntry): readonly number[] {
  return [entry.origin === 'own' ? 0 : 1, comesBeforePredictions(entry) ? 0 : 1, entry.file.size];
}

/**
 * The queued file to read next: the user's files before built-in ones, then labels and class counts,
 * judged by names and sizes, so that predictions can be computed as soon as they are read. Only
 * speed depends on it.
 */
export function nextToRead(entries: readonly SourceEntry[]): SourceEntry | undefined {
  const queued = entries.filter((entry) => entry.status.kind === 'queued');
  return queued.sort((a, b) => {
    const [x, y] = [urgency(a), urgency(b)];
    const differs = x.findIndex((value, index) => value !== y[index]);
    return differs < 0 ? 0 : x[differs]! - y[differs]!;
  })[0];
}
