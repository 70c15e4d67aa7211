import { byCodeUnits } from '@/lib/challenge/canonical-order';
import { InputError } from '@/lib/ingest/input-error';
import { columnTexts } from '@/lib/ingest/subgroups';
import type { LabelsSource, MetadataSource } from '@/lib/scoring/sources';
import type { ClusterAssignment } from './replicates';

/** Columns that name the patient, by which images are resampled unless the user says otherwise. */
const PATIENT_COLUMNS = ['subject_id', 'patient_id', 'patientid'];

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
  return new InputError(`there is no column "${wanted}" to resample by; expected ${some}`, {
    file: files.join(', '),
    column: wanted,
    expected: some,
  });
}

/** Text by row, as a column of ids has it. */
export interface TextRows {
  readonly length: number;
  at(row: number): string | null | undefined;
}

/** A column's values by row of the label file. */
export interface ValueRows {
  readonly length: number;
  at(row: number): unknown;
}

/** Rows in the order of their ids by code units; ids are distinct. */
export function rowsById(ids: TextRows): Uint32Array {
  const texts = Array.from({ length: ids.length }, (_, row) => ids.at(row) ?? '');
  const rows = Uint32Array.from(texts, (_, row) => row);
  if (texts.every((id, row) => row === 0 || texts[row - 1]! < id)) return rows;
  return rows.sort((a, b) => byCodeUnits(texts[a]!, texts[b]!));
}

/** Each image by itself. */
export function singleImages(ids: TextRows): ClusterAssignment {
  const clusterOf = new Uint32Array(ids.length);
  rowsById(ids).forEach((row, place) => {
    clusterOf[row] = place;
  });
  const images = ids.length;
  return { clusterOf, use: { column: null, file: null, clusters: images, images, alone: 0 } };
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !Number.isNaN(value);
}

/**
 * Images with equal values together; an image without a value is a cluster of one.
 *
 * @param place where the values are from
 */
export function clustersOf(
  ids: TextRows,
  values: ValueRows,
  place: { readonly column: string; readonly file: string },
): ClusterAssignment {
  const images = ids.length;
  const clusterOf = new Uint32Array(images);
  const numbers = new Map<unknown, number>();
  let clusters = 0;
  let alone = 0;
  for (const row of rowsById(ids)) {
    const value = values.at(row);
    const known = isKnown(value);
    const number = known ? numbers.get(value) : undefined;
    clusterOf[row] = number ?? clusters++;
    if (known && number === undefined) numbers.set(value, clusterOf[row]!);
    if (!known) alone++;
  }
  return { clusterOf, use: { ...place, clusters, images, alone } };
}

/**
 * For each row of the labels the row of metadata with the same id, -1 where it has none.
 *
 * @throws InputError where they share no id
 */
export type JoinMetadata = (metadata: MetadataSource) => Promise<Int32Array>;

async function assignmentBy(
  ids: TextRows,
  { source, column: name }: Place,
  join: JoinMetadata,
): Promise<ClusterAssignment> {
  const column = source.content.columns.find((own) => own.name === name)!;
  const values = columnTexts(column, source.role === 'labels' ? null : await join(source));
  return clustersOf(ids, values, { column: name, file: source.loaded.fileName });
}

/**
 * Finds which images of a task belong together: by the column named, else by the patient where the
 * label file or metadata of its images say who it is, else each is on its own.
 *
 * @param wanted null for the patient where known; '' for single images
 * @throws InputError where no file has the column named, or only one that shares no id
 */
export async function findClusters(
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
  wanted: string | null,
  join: JoinMetadata,
): Promise<ClusterAssignment> {
  const { ids } = labels.content;
  const places = wanted === '' ? [] : placesOf(labels, metadata, wanted);
  let misfit: unknown = wanted ? noColumn(labels, metadata, wanted) : null;
  for (const place of places) {
    try {
      return await assignmentBy(ids, place, join);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      misfit = error;
    }
  }
  if (wanted && misfit) throw misfit;
  return singleImages(ids);
}
