import { isAttributeColumn } from '@/lib/challenge/columns';
import { countDistinct, findRow, idIndex } from '@/lib/ingest/id-index';
import { damagedIds } from '@/lib/ingest/match/damaged-ids';
import type { Column } from '@/lib/ingest/types';
import type { LabelsSource, MetadataSource } from '@/lib/scoring/sources';

/** Text by row, as a column of ids has it. */
export interface TextRows {
  readonly length: number;
  at(row: number): string | null | undefined;
}

/** In place of a column to resample by: the part of the id that several images share. */
export const ID_PART = 'id-part';

/** What may say which images belong together. */
export interface ClusterCandidate {
  /** A column, or `ID_PART`. */
  readonly column: string;
  /** Its different values: in a label file, those of the task. */
  readonly groups: number;
}

/** Images of a group on average, at least and at most, for it to look like a patient or a study. */
const LEAST = 1.05;
const MOST = 20;
/** Fewer groups say nothing. */
const FEWEST = 5;

const PERSON = /patient|subject|study|exam|case|person|participant|visit|mrn/i;

const looksGrouped = (groups: number, rows: number) =>
  groups >= FEWEST && rows / groups >= LEAST && rows / groups <= MOST;

const base = (id: string) => id.slice(id.lastIndexOf('/') + 1);

/** Parts of an id that may name a patient: `patient123` in a path, what is before `_` or `-`, the folder. */
const PARTS: readonly {
  readonly name: string;
  readonly of: (id: string) => string | undefined;
}[] = [
  { name: 'patient in the id', of: (id) => /patient[_-]?\w+?(?=[/\\_.-])/i.exec(id)?.[0] },
  { name: 'part of the id before _', of: (id) => /^[^_]+(?=_)/.exec(base(id))?.[0] },
  { name: 'part of the id before -', of: (id) => /^[^-]+(?=-)/.exec(base(id))?.[0] },
  { name: 'folder of the id', of: (id) => /^.*(?=\/)/.exec(id)?.[0] },
];

/** A part of the ids by row, and how many different ones there are. */
interface IdParts {
  readonly name: string;
  readonly values: string[];
  readonly groups: number;
}

/** A part of all ids; null as soon as one has none. */
function partOfAll(ids: TextRows, of: (id: string) => string | undefined): string[] | null {
  const values: string[] = [];
  for (let row = 0; row < ids.length; row++) {
    const value = of(ids.at(row) ?? '');
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

function findIdParts(ids: TextRows): IdParts | null {
  for (const { name, of } of PARTS) {
    const values = partOfAll(ids, of);
    if (!values) continue;
    const groups = new Set(values).size;
    if (looksGrouped(groups, ids.length)) return { name, values, groups };
  }
  return null;
}

const known = new WeakMap<TextRows, IdParts | null>();

/**
 * The part of the ids that groups them as patients would, by row; null where none does. It is looked
 * for once: the ids of a file stay as they are.
 */
export function idParts(ids: TextRows): IdParts | null {
  if (!known.has(ids)) known.set(ids, findIdParts(ids));
  return known.get(ids) ?? null;
}

/** Ids looked up. */
const SAMPLE = 2000;

/** Whether a metadata file describes images of a label file. */
export function sharesIds(labels: LabelsSource, { content: { ids } }: MetadataSource): boolean {
  const index = idIndex(labels.content.ids);
  for (let row = 0; row < Math.min(ids.length, SAMPLE); row++) {
    if (findRow(index, ids, row) >= 0) return true;
  }
  return false;
}

function isCandidate(column: Column, rows: number): number | null {
  const { name, kind } = column;
  const isName = PERSON.test(name);
  if (!['text', 'integer'].includes(kind) || (isAttributeColumn(name) && !isName)) return null;
  if (damagedIds(column)) return null;
  const groups = countDistinct(column);
  return looksGrouped(groups, rows) && (isName || rows / groups <= 8) ? groups : null;
}

/**
 * Columns with repeated values beside the id, and the part of the id that repeats: what may say
 * which images of a task are of one patient, patients before studies.
 *
 * @param metadata files of the task's images
 */
export function clusterCandidates(
  labels: LabelsSource,
  metadata: readonly MetadataSource[],
): ClusterCandidate[] {
  const found = [labels, ...metadata].flatMap(({ content, description }) =>
    content.columns.flatMap((column): ClusterCandidate[] => {
      if (!description.attributes.includes(column.name)) return [];
      const groups = isCandidate(column, content.ids.length);
      return groups === null ? [] : [{ column: column.name, groups }];
    }),
  );
  const isPerson = ({ column }: ClusterCandidate) => /patient|subject|person|mrn/i.test(column);
  const part = idParts(labels.content.ids);
  return [
    ...found.filter(isPerson),
    ...(part ? [{ column: ID_PART, groups: part.groups }] : []),
    ...found.filter((own) => !isPerson(own)),
  ];
}
