import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { InputError } from '../input-error';
import type { ClassColumn, Column, Description, Overrides, Role } from '../types';
import { holdsNumbers, labelColumns, possibleClasses, scoreColumns } from './class-candidates';
import { type ColumnEvidence, columnEvidence } from './column-evidence';
import { guessRole } from './guess-role';
import { guessIdColumn, type IdGuess } from './id-column';

/** The columns of a file. */
export interface FileColumns {
  readonly fileName: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

function checkColumn(file: FileColumns, column: string): void {
  if (file.columns.some(({ name }) => name === column)) return;
  throw new InputError(`has no column "${column}"`, { file: file.fileName, column });
}

function idOf(file: FileColumns, overrides: Overrides): IdGuess {
  if (overrides.idColumn === undefined) return guessIdColumn(file.columns, file.rows);
  checkColumn(file, overrides.idColumn);
  return { column: overrides.idColumn, reason: 'chosen by the reader' };
}

function guessedClasses(role: Role, evidence: readonly ColumnEvidence[]): Set<string> {
  const columns =
    role === 'labels'
      ? labelColumns(evidence)
      : role === 'predictions'
        ? scoreColumns(evidence)
        : [];
  return new Set(columns.map((e) => e.column.name));
}

function classColumns(
  file: FileColumns,
  idColumn: string | null,
  guessed: ReadonlySet<string>,
  overrides: Overrides,
): ClassColumn[] {
  const chosen = new Map(Object.entries(overrides.classes ?? {}));
  for (const column of chosen.keys()) checkColumn(file, column);
  return file.columns.flatMap(({ name: column }) => {
    const choice = chosen.get(column);
    if (column === idColumn || choice === null) return [];
    if (choice === undefined && !guessed.has(column)) return [];
    const source = choice ?? column;
    return [{ column, name: className(source), key: canonicalClassKey(source) }];
  });
}

/**
 * Takes a file for labels, predictions, class counts or metadata, and says why. Throws an
 * `InputError` only for an override that names a column which is not there; everything else that
 * may be wrong is left to the checks, so that the reader can overrule the guess first.
 */
export function describeFile(file: FileColumns, overrides: Overrides = {}): Description {
  const id = idOf(file, overrides);
  const possible = possibleClasses(file.columns, id.column);
  const evidence = possible.map(columnEvidence).filter(holdsNumbers);
  const guess = guessRole(file, evidence);
  const role = overrides.role ?? guess.role;
  const perClass = role === 'counts';
  const classes =
    role === 'counts' || role === 'metadata'
      ? []
      : classColumns(file, id.column, guessedClasses(role, evidence), overrides);
  const taken = new Set(classes.map(({ column }) => column));
  return {
    role,
    roleReason: overrides.role ? 'chosen by the reader' : guess.reason,
    idColumn: perClass ? null : id.column,
    idReason: perClass ? 'a class counts file has a row for each class' : id.reason,
    classes,
    attributes: file.columns
      .map(({ name }) => name)
      .filter((name) => !taken.has(name) && (perClass || name !== id.column)),
    scale: overrides.scale ?? 'probability',
  };
}
