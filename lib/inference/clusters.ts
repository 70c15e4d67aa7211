import { byCodeUnits } from '@/lib/challenge/canonical-order';
import { InputError } from '@/lib/ingest/input-error';
import { damagedIds } from '@/lib/ingest/match/damaged-ids';
import { columnTexts } from '@/lib/ingest/subgroups';
import { TextColumn } from '@/lib/ingest/text-column';
import { rowsInByteOrder } from '@/lib/ingest/text-order';
import type { LabelsSource, MetadataSource } from '@/lib/scoring/sources';
import { clusterCandidates, ID_PART, idParts, type TextRows } from './cluster-candidates';
import type { ClusterAssignment, ClusterUse } from './replicates';

/** Columns that name the patient: the default unit of resampling. */
const PATIENT_COLUMNS = ['subject_id', 'patient_id', 'patientid'];

/** Whether a column names the patient, judged by its name. */
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
    const values = source.content.columns.find(({ name }) => name === column);
    // Ids that lost digits put images of many patients together.
    return !values || damagedIds(values) ? [] : [{ source, column: values.name }];
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

/** A column's values by row of the label file. */
export interface ValueRows {
  readonly length: number;
  at(row: number): unknown;
}

/** Rows in the order of their ids by code units; ids are distinct. */
export function rowsById(ids: TextRows): Uint32Array {
  if (ids instanceof TextColumn && ids.isAscii()) return rowsInByteOrder(ids);
  const texts = Array.from({ length: ids.length }, (_, row) => ids.at(row) ?? '');
  const rows = Uint32Array.from(texts, (_, row) => row);
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
 * Clusters images with equal values; an image without a value is a cluster of one.
 *
 * @param place the column and file of the values
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
 * For each row of the labels, the row of metadata with the same id, -1 if there is none.
 *
 * @throws InputError if they share no id
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

/** Images whose ids share a part together. */
function assignmentByIdPart({ content, loaded }: LabelsSource): ClusterAssignment {
  const { ids } = content;
  const part = idParts(ids);
  if (part) {
    return clustersOf(ids, part.values, { column: part.name, file: loaded.fileName });
  }
  const expected = 'several ids that begin alike, such as 00011997_000.png and 00011997_001.png';
  throw new InputError(
    `no part of its ids says which images belong together; expected ${expected}`,
    {
      file: loaded.fileName,
      expected,
    },
  );
}

/**
 * Finds which images of a task belong together: by the given column; otherwise by patient if the
 * label file or metadata of its images name it; otherwise each image is a cluster.
 *
 * @param wanted null for the patient if known; '' for single images; `ID_PART`
 * @throws InputError if no file has the column, or only a file that shares no id
 */
export async function findClusters(
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
  wanted: string | null,
  join: JoinMetadata,
): Promise<ClusterAssignment> {
  const { ids } = labels.content;
  if (wanted === ID_PART) return assignmentByIdPart(labels);
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
  const single = singleImages(ids);
  const [likely] = wanted === null ? clusterCandidates(labels, metadata) : [];
  if (!likely) return single;
  const { column, groups } = likely;
  const name = column === ID_PART ? idParts(ids)!.name : `column ${column}`;
  return { ...single, use: { ...single.use, likely: { name, groups } } };
}

/** Warns where single images are resampled that seem to belong together; empty otherwise. */
export function clusterCaution({ likely }: ClusterUse): string {
  if (!likely) return '';
  const groups = likely.groups.toLocaleString('en-US');
  return `Intervals are probably too narrow: images seem to belong together in ${groups} groups (${likely.name}), but single images are resampled.`;
}
