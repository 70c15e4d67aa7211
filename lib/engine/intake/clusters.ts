import type { ClusterUse } from '@/lib/inference/replicates';
import { type ColumnData, type Database, gatherColumn, InputError, joinColumn } from '..';
import { idOf, type LabelsSource, type MetadataSource } from './source';

/** Columns that name the patient, by which images are drawn together unless the reader says. */
const PATIENT_COLUMNS = ['subject_id', 'patient_id', 'patientid'];

/** Which images of a task are drawn together. */
export interface Clusters {
  /** By row of the label file, numbered from 0 as they come; null for images on their own. */
  readonly clusterOf: Uint32Array | null;
  readonly use: ClusterUse;
}

/** Whether a column names the patient, going by its name. */
export function isPatientColumn(column: string): boolean {
  return PATIENT_COLUMNS.includes(column.toLowerCase().replaceAll(/[ -]/g, '_'));
}

interface Place {
  readonly source: LabelsSource | MetadataSource;
  readonly column: string;
}

function placesOf(
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
  wanted: string | null,
): Place[] {
  const fits = (column: string) => (wanted === null ? isPatientColumn(column) : column === wanted);
  return [labels, ...metadata].flatMap((source) => {
    const column = source.description.attributes.find(fits);
    return column === undefined ? [] : [{ source, column }];
  });
}

function noColumn(
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
  wanted: string,
): InputError {
  const files = [labels, ...metadata].map((source) => source.loaded.fileName);
  const there = [labels, ...metadata].flatMap((source) => source.description.attributes);
  const some = there.length > 0 ? `one of ${there.join(', ')}` : 'a file of metadata with it';
  return new InputError(`there is no column "${wanted}" to draw by; expected ${some}`, {
    file: files.join(', '),
    column: wanted,
    expected: some,
  });
}

/** Numbers values from 0 as they come; an image without one is on its own. */
export function numberClusters(values: ColumnData): {
  clusterOf: Uint32Array;
  clusters: number;
  alone: number;
} {
  const clusterOf = new Uint32Array(values.length);
  const numbers = new Map<string | number | boolean, number>();
  let clusters = 0;
  let alone = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? null;
    const known = value !== null && value !== '' && !Number.isNaN(value);
    const number = known ? numbers.get(value) : undefined;
    clusterOf[row] = number ?? clusters++;
    if (known && number === undefined) numbers.set(value, clusterOf[row]!);
    if (!known) alone++;
  }
  return { clusterOf, clusters, alone };
}

async function valuesAt(
  db: Database,
  labels: LabelsSource,
  { source, column }: Place,
): Promise<ColumnData> {
  return source.role === 'labels'
    ? gatherColumn(db, source.loaded.table, column)
    : joinColumn(db, idOf(labels), idOf(source), column);
}

/**
 * Finds which images of a task belong together: by the column named, else by the patient where the
 * label file or metadata of its images say who it is, else each is on its own.
 *
 * @param wanted null for the patient where known; '' for images on their own
 * @throws InputError where no file has the column named, or only one that shares no id
 */
export async function findClusters(
  db: Database,
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
  wanted: string | null,
): Promise<Clusters> {
  const images = labels.check.images;
  const places = wanted === '' ? [] : placesOf(labels, metadata, wanted);
  let misfit: unknown = wanted ? noColumn(labels, metadata, wanted) : null;
  for (const place of places) {
    try {
      const { clusterOf, clusters, alone } = numberClusters(await valuesAt(db, labels, place));
      const file = place.source.loaded.fileName;
      return { clusterOf, use: { column: place.column, file, clusters, images, alone } };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      misfit = error;
    }
  }
  if (wanted && misfit) throw misfit;
  const use = { column: null, file: null, clusters: images, images, alone: 0 };
  return { clusterOf: null, use };
}
