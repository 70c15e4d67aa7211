import { InputError } from '../input-error';
import type { ClassColumn, Description, LoadedTable } from '../types';

/** Checks that there are classes, and that no two columns name the same one. */
export function checkClasses(loaded: LoadedTable, description: Description): void {
  const file = loaded.fileName;
  if (description.classes.length === 0) {
    const expected =
      description.role === 'labels' ? 'columns of 0 and 1' : 'a column of scores for each class';
    throw new InputError(`has no class column; expected ${expected}`, { file, expected });
  }
  const seen = new Map<string, ClassColumn>();
  for (const next of description.classes) {
    const before = seen.get(next.key);
    if (before) {
      throw new InputError(
        `columns "${before.column}" and "${next.column}" both name the class "${next.name}"; expected one column for each class`,
        { file, column: next.column, expected: 'one column for each class' },
      );
    }
    seen.set(next.key, next);
  }
}
