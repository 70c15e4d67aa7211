import {
  type ClassColumn,
  type ClassCount,
  checkLabels,
  checkMetadata,
  checkPredictions,
  type Database,
  type Description,
  describe as describeTable,
  type LabelsCheck,
  type LoadedTable,
  type LoadOptions,
  loadFile,
  type Overrides,
  type PredictionsCheck,
  readClassCounts,
  type SourceFile,
} from '..';

interface Read {
  readonly loaded: LoadedTable;
  readonly description: Description;
}

export interface LabelsSource extends Read {
  readonly role: 'labels';
  readonly check: LabelsCheck;
}

export interface PredictionsSource extends Read {
  readonly role: 'predictions';
  readonly check: PredictionsCheck;
}

export interface CountsSource extends Read {
  readonly role: 'counts';
  readonly counts: readonly ClassCount[];
}

export interface MetadataSource extends Read {
  readonly role: 'metadata';
}

/** A file in its table, its role known and its checks passed. */
export type Source = LabelsSource | PredictionsSource | CountsSource | MetadataSource;

/**
 * Checks a table as what it was taken for.
 *
 * @throws InputError naming file, column, row and value
 */
export async function checkTable(
  db: Database,
  loaded: LoadedTable,
  description: Description,
): Promise<Source> {
  const read = { loaded, description };
  switch (description.role) {
    case 'labels':
      return { ...read, role: 'labels', check: await checkLabels(db, loaded, description) };
    case 'predictions':
      return {
        ...read,
        role: 'predictions',
        check: await checkPredictions(db, loaded, description),
      };
    case 'counts':
      return { ...read, role: 'counts', counts: await readClassCounts(db, loaded, description) };
    case 'metadata':
      await checkMetadata(db, loaded, description);
      return { ...read, role: 'metadata' };
  }
}

/**
 * Takes a table for what it is (or for what the reader says) and checks it.
 *
 * @throws InputError naming file, column, row and value
 */
export async function readTable(
  db: Database,
  loaded: LoadedTable,
  overrides: Overrides,
): Promise<Source> {
  return checkTable(db, loaded, await describeTable(db, loaded, overrides));
}

/** Reads a file into a table. */
export function readFile(
  db: Database,
  file: SourceFile,
  options: LoadOptions,
): Promise<LoadedTable> {
  return loadFile(db, file, options);
}

/** The file's name, table and id column, as aligning wants them. */
export function idOf(source: LabelsSource | PredictionsSource | MetadataSource) {
  const { loaded, description } = source;
  return { table: loaded.table, idColumn: description.idColumn!, fileName: loaded.fileName };
}

/** Classes of a file by key. */
export function classesByKey(classes: readonly ClassColumn[]): ReadonlyMap<string, ClassColumn> {
  return new Map(classes.map((c) => [c.key, c]));
}
