import { InputError } from '@/lib/ingest/input-error';
import { fileStem } from '@/lib/scoring/names';
import { GENERATOR, type Results, type StoredTask } from './types';

/** Results, and the name of the file they are from. */
export interface FileResults {
  readonly file: string;
  readonly results: Results;
}

/** Tasks of several files with names of their own: those of equal name are named by their file. */
function namedApart(all: readonly FileResults[]): StoredTask[] {
  const taken = new Set<string>();
  return all.flatMap(({ file, results }) =>
    results.tasks.map((task) => {
      let { name } = task;
      if (taken.has(name)) name = `${task.name} (${fileStem(file)})`;
      for (let n = 2; taken.has(name); n++) name = `${task.name} (${fileStem(file)}) ${n}`;
      taken.add(name);
      return { ...task, name };
    }),
  );
}

/**
 * The tasks of several results files side by side. The notebook is the first file's; synthetic data
 * in any file make the whole synthetic.
 *
 * @throws InputError where smallest counts differ
 */
export function sideBySide(all: readonly FileResults[]): Results {
  const [first] = all;
  const other = all.find(({ results }) => results.minimumCount !== first!.results.minimumCount);
  if (other) {
    const expected = `the smallest count of ${first!.file}, ${first!.results.minimumCount}`;
    throw new InputError(
      `has the smallest count ${other.results.minimumCount}; expected ${expected}`,
      { file: other.file, expected },
    );
  }
  return {
    generator: GENERATOR,
    level: all.every(({ results }) => results.level === 'exact') ? 'exact' : 'summary',
    synthetic: all.some(({ results }) => results.synthetic),
    minimumCount: first!.results.minimumCount,
    settings: first!.results.settings,
    tasks: namedApart(all),
    notebook: first!.results.notebook,
  };
}
