import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import { InputError } from '../input-error';
import type { ClassColumn, Column, Description, Layout, Overrides, Role } from '../types';
import { holdsNumbers, possibleClasses, scoreColumns } from './class-candidates';
import { classListOf } from './class-list';
import { type ColumnEvidence, columnEvidence } from './column-evidence';
import { guessRole } from './guess-role';
import { guessIdColumn, type IdGuess } from './id-column';
import { labelColumns, statedLabels } from './label-columns';

/** The columns of a file. */
export interface FileColumns {
  readonly fileName: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** How it held them before; wide unless said. */
  readonly layout?: Layout;
  /** Columns that stand for no class, unless the reader says so. */
  readonly noClasses?: readonly string[];
  readonly notes?: readonly string[];
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

function guessedClasses(
  role: Role,
  evidence: readonly ColumnEvidence[],
  stated: ReadonlySet<string>,
): Set<string> {
  const columns =
    role === 'labels'
      ? labelColumns(evidence, stated)
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
    const isChosen = choice !== undefined && { isChosen: true };
    return [{ column, name: className(source), key: canonicalClassKey(source), ...isChosen }];
  });
}

/** `subject_id`, `Patient ID`. */
const IS_ID = /(^|[_ ])id$/i;

/** Columns of numbers in a labels file that are no classes: the reader may think otherwise. */
function leftOutNotes(
  file: FileColumns,
  idColumn: string | null,
  classes: ReadonlySet<string>,
): string[] {
  const left = file.columns.filter(
    ({ name, kind }) =>
      name !== idColumn &&
      !classes.has(name) &&
      kind !== 'text' &&
      kind !== 'other' &&
      !IS_ID.test(name),
  );
  if (left.length === 0) return [];
  const names = left.slice(0, 8).map(({ name }) => name);
  const more = left.length > 8 ? ` and ${left.length - 8} more` : '';
  return [`Not classes: ${left.length === 1 ? 'column' : 'columns'} ${names.join(', ')}${more}`];
}

/**
 * Takes a file for labels, predictions, metadata, class counts or score counts, and says why. Throws an
 * `InputError` only for an override that names a column which is not there; everything else that
 * may be wrong is left to the checks, so that the reader can overrule the guess first.
 */
export function describeFile(file: FileColumns, overrides: Overrides = {}): Description {
  const id = idOf(file, overrides);
  const possible = possibleClasses(file.columns, id.column);
  const meanings = { ...DEFAULT_MEANINGS, ...overrides.meanings };
  const stated = statedLabels(possible, meanings);
  const evidence = possible
    .filter(({ name }) => !file.noClasses?.includes(name))
    .map(columnEvidence)
    .filter((e) => holdsNumbers(e) || stated.has(e.column.name));
  const guess = guessRole(file, evidence);
  const names = classListOf(file);
  const isList = overrides.role === undefined && names !== null;
  const isPaired = file.layout === 'paired';
  const role = overrides.role ?? (isList ? 'classes' : isPaired ? 'labels' : guess.role);
  const perClass = role === 'counts' || role === 'score-counts' || role === 'classes';
  const classes =
    perClass || role === 'metadata'
      ? []
      : classColumns(file, id.column, guessedClasses(role, evidence, stated), overrides);
  const taken = new Set(classes.map(({ column }) => column));
  return {
    role,
    roleReason: overrides.role
      ? 'chosen by the reader'
      : isList
        ? `${names.length} names in one column`
        : isPaired
          ? 'labels and scores are side by side'
          : guess.reason,
    idColumn: perClass ? null : id.column,
    idReason: perClass ? 'its rows are not images' : id.reason,
    isIdChosen: overrides.idColumn !== undefined,
    classes,
    attributes: file.columns
      .map(({ name }) => name)
      .filter((name) => !taken.has(name) && (perClass || name !== id.column)),
    scale: overrides.scale ?? 'probability',
    meanings,
    layout: file.layout ?? 'wide',
    duplicates: overrides.duplicates ?? null,
    rowOrder: overrides.rowOrder ?? false,
    notes: [
      ...(file.notes ?? []),
      ...(role === 'labels' ? leftOutNotes(file, id.column, taken) : []),
    ],
  };
}
