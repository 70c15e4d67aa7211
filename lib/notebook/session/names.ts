import { fileStem, plainName, taskName, teamName } from '@/lib/scoring/names';
import type { SourceEntry } from './types';

/**
 * The team of a predictions file: the user's choice, else guessed from the file's name, and from its
 * folder where another file of the task has the same name.
 */
export function teamOf(entry: SourceEntry): string {
  return plainName(entry.choices.team ?? '') || (entry.team ?? teamName(entry.file.name));
}

/**
 * Names of the tasks, by source id, made unique by the file's name where two are alike; of results,
 * by that of the results file.
 */
export function taskNames(labels: readonly SourceEntry[]): ReadonlyMap<string, string> {
  const wanted = labels.map(
    (entry) => plainName(entry.choices.task ?? '') || taskName(entry.file.name),
  );
  const taken = new Set<string>();
  const names = labels.map((entry, index): [string, string] => {
    let name = wanted[index]!;
    const file = entry.stored?.container.name ?? entry.file.name;
    if (taken.has(name)) name = `${name} (${plainName(fileStem(file))})`;
    for (let n = 2; taken.has(name); n++) name = `${wanted[index]!} ${n}`;
    taken.add(name);
    return [entry.id, name];
  });
  return new Map(names);
}
