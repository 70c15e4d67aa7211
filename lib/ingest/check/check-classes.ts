import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { ClassColumn, Column, Description } from '../types';

/**
 * Checks that there are classes, and that no two columns name the same one. Answers their columns.
 *
 * @throws InputError
 */
export function checkClasses(
  { fileName: file, columns }: FileColumns,
  description: Description,
): Column[] {
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
  const byName = new Map(columns.map((column) => [column.name, column]));
  return description.classes.map(({ column }) => byName.get(column)!);
}
