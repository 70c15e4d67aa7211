import { affixMeaning, canonicalClassKey, className } from '@/lib/challenge/class-names';
import { isAttributeColumn } from '@/lib/challenge/columns';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import { countDistinct } from '../id-index';
import { InputError } from '../input-error';
import type { ClassColumn, Column, Description, Layout, Overrides, Role } from '../types';
import { cellText } from '../values';
import { holdsNumbers, possibleClasses, scoreColumns } from './class-candidates';
import { classListOf } from './class-list';
import { type ColumnEvidence, columnEvidence } from './column-evidence';
import { guessRole, namedRole } from './guess-role';
import { guessIdColumn, type IdGuess } from './id-column';
import { labelColumns, statedLabels } from './label-columns';
import { readerColumnOf } from './reader-column';

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

/** Where several human readers labelled each image: the column of which each reader has a value once. */
function idBesideReaders(file: FileColumns, { readerColumn }: Overrides): IdGuess | null {
  const readers =
    readerColumn === undefined
      ? readerColumnOf(file.columns)
      : file.columns.find(({ name }) => name === readerColumn);
  if (!readers) return null;
  const isOncePerReader = (column: Column) => {
    const pairs = Array.from(
      { length: file.rows },
      (_, row) => `${cellText(readers, row)}\n${cellText(column, row)}`,
    );
    return new Set(pairs).size === file.rows;
  };
  const found = file.columns.find(
    (column) =>
      column !== readers &&
      (column.kind === 'text' || column.kind === 'integer') &&
      !isAttributeColumn(column.name) &&
      countDistinct(column) > 1 &&
      isOncePerReader(column),
  );
  return (
    (found && {
      column: found.name,
      reason: `each reader has every value of "${found.name}" once`,
    }) ??
    null
  );
}

function idOf(file: FileColumns, overrides: Overrides): IdGuess {
  if (overrides.idColumn === undefined) {
    const guess = guessIdColumn(file.columns, file.rows);
    return guess.column === null ? (idBesideReaders(file, overrides) ?? guess) : guess;
  }
  checkColumn(file, overrides.idColumn);
  return { column: overrides.idColumn, reason: 'you chose it' };
}

/**
 * The column that names the human reader of each row of a label file whose ids have several rows; the
 * one that the reader chose.
 */
function readersOf(
  file: FileColumns,
  role: Role,
  idColumn: string | null,
  { readerColumn }: Overrides,
): string | null {
  if (role !== 'labels' || readerColumn === null) return null;
  if (readerColumn !== undefined) checkColumn(file, readerColumn);
  const found = readerColumn ?? readerColumnOf(file.columns)?.name ?? null;
  const ids = file.columns.find(({ name }) => name === idColumn);
  const isRepeated = ids !== undefined && countDistinct(ids) < file.rows;
  return found !== null && found !== idColumn && (readerColumn || isRepeated) ? found : null;
}

/** Columns of a few words, which may be labels that need a meaning. */
function wordColumns(columns: readonly Column[]): ColumnEvidence[] {
  const isFew = (column: Column) => {
    const distinct = countDistinct(column);
    const isRepeated = 2 * distinct <= column.values.length;
    return column.kind === 'text' && distinct > 1 && distinct <= MOST_WORDS && isRepeated;
  };
  return columns.filter(isFew).map(columnEvidence);
}

/** Columns of a class that has labels and scores: the scores of predictions, else the labels. */
function oneForEachClass(role: Role, names: ReadonlySet<string>): Set<string> {
  const unwanted = role === 'predictions' ? 'labels' : 'scores';
  const plain = [...names].filter((name) => affixMeaning(name) !== unwanted);
  const keys = new Set(plain.map(canonicalClassKey));
  return new Set(
    [...names].filter((name) => plain.includes(name) || !keys.has(canonicalClassKey(name))),
  );
}

function guessedClasses(
  role: Role,
  evidence: readonly ColumnEvidence[],
  stated: ReadonlySet<string>,
  words: readonly ColumnEvidence[],
): Set<string> {
  const columns =
    role === 'labels'
      ? words.length > 0
        ? words
        : labelColumns(evidence, stated)
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

/** Different texts of a column of labels in words. */
const MOST_WORDS = 6;

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
  const words = evidence.length === 0 && file.layout === undefined ? wordColumns(possible) : [];
  const isWords = words.length > 0 && namedRole(file.fileName) === 'labels';
  const guess = isWords
    ? ({ role: 'labels', reason: 'the file is named as labels' } as const)
    : guessRole(file, evidence);
  const names = classListOf(file);
  const isList = overrides.role === undefined && names !== null;
  const isPaired = file.layout === 'paired';
  const role = overrides.role ?? (isList ? 'classes' : isPaired ? 'labels' : guess.role);
  const perClass = role === 'counts' || role === 'score-counts' || role === 'classes';
  const classes =
    perClass || role === 'metadata'
      ? []
      : classColumns(
          file,
          id.column,
          oneForEachClass(role, guessedClasses(role, [...evidence, ...words], stated, words)),
          overrides,
        );
  const taken = new Set(classes.map(({ column }) => column));
  return {
    role,
    roleReason: overrides.role
      ? 'you chose it'
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
    readerColumn: readersOf(file, role, id.column, overrides),
    isReader: role === 'labels' && overrides.isReader === true,
    fillsMissing: role === 'labels' && overrides.missingImages === 'score-0',
    notes: [
      ...(file.notes ?? []),
      ...(role === 'labels' ? leftOutNotes(file, id.column, taken) : []),
    ],
  };
}
