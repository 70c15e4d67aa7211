import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { InputError } from '../input-error';
import type { ClassColumn, Database, Description, LoadedTable, Overrides, Role } from '../types';
import { holdsNumbers, labelColumns, possibleClasses, scoreColumns } from './class-candidates';
import { type ColumnEvidence, columnEvidence } from './column-evidence';
import { guessRole } from './guess-role';
import { guessIdColumn, type IdGuess } from './id-column';

function checkColumn(loaded: LoadedTable, column: string): void {
  if (loaded.columns.some(({ name }) => name === column)) return;
  throw new InputError(`has no column "${column}"`, { file: loaded.fileName, column });
}

async function idOf(db: Database, loaded: LoadedTable, overrides: Overrides): Promise<IdGuess> {
  if (overrides.idColumn === undefined) return guessIdColumn(db, loaded);
  checkColumn(loaded, overrides.idColumn);
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
  loaded: LoadedTable,
  idColumn: string | null,
  guessed: ReadonlySet<string>,
  overrides: Overrides,
): ClassColumn[] {
  const chosen = new Map(Object.entries(overrides.classes ?? {}));
  for (const column of chosen.keys()) checkColumn(loaded, column);
  return loaded.columns.flatMap(({ name: column }) => {
    const choice = chosen.get(column);
    if (column === idColumn || choice === null) return [];
    if (choice === undefined && !guessed.has(column)) return [];
    const source = choice ?? column;
    return [{ column, name: className(source), key: canonicalClassKey(source) }];
  });
}

/**
 * Takes a table for labels, predictions, class counts or metadata, and says why. Throws an
 * `InputError` only for an override that names a column which is not there; everything else that
 * may be wrong is left to the checks, so that the reader can overrule the guess first.
 */
export async function describe(
  db: Database,
  loaded: LoadedTable,
  overrides: Overrides = {},
): Promise<Description> {
  const id = await idOf(db, loaded, overrides);
  const possible = possibleClasses(loaded.columns, id.column);
  const evidence = (await columnEvidence(db, loaded.table, possible)).filter(holdsNumbers);
  const guess = guessRole(loaded, evidence);
  const role = overrides.role ?? guess.role;
  const perClass = role === 'counts';
  const classes =
    role === 'counts' || role === 'metadata'
      ? []
      : classColumns(loaded, id.column, guessedClasses(role, evidence), overrides);
  const taken = new Set(classes.map(({ column }) => column));
  return {
    role,
    roleReason: overrides.role ? 'chosen by the reader' : guess.reason,
    idColumn: perClass ? null : id.column,
    idReason: perClass ? 'a class counts file has a row for each class' : id.reason,
    classes,
    attributes: loaded.columns
      .map(({ name }) => name)
      .filter((name) => !taken.has(name) && (perClass || name !== id.column)),
    scale: overrides.scale ?? 'probability',
  };
}
