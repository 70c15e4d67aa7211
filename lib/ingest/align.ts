import { repeatRemedies } from './check/repeats';
import { findRow, type IdIndex, idIndex } from './id-index';
import { InputError } from './input-error';
import type {
  AlignedIds,
  Alignment,
  Duplicates,
  IdColumn,
  Matching,
  SpellingDifference,
} from './match/alignment';
import { matchSpellings } from './match/match-spellings';
import { noSharedId } from './no-shared-id';
import { TextColumn, type TextData, textAt } from './text-column';

/** Ids shown of those that only one side has. */
const EXAMPLES = 5;

const rowsOf = (ids: TextData) => ids.offsets.length - 1;

/** For each row of the index the row of `ids` with the same id, -1 where there is none. */
export function joinRows(index: IdIndex, ids: TextData): Int32Array<ArrayBuffer> {
  const found = new Int32Array(rowsOf(index.ids)).fill(-1);
  for (let row = 0; row < rowsOf(ids); row++) {
    const at = findRow(index, ids, row);
    if (at >= 0) found[at] = row;
  }
  return found;
}

/** Rows that have a partner. */
export const countPaired = (partner: Int32Array) =>
  partner.reduce((sum, row) => sum + (row < 0 ? 0 : 1), 0);

function sameElements(a: Uint8Array | Int32Array, b: Uint8Array | Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether both have the same ids in the same order. */
export function sameIds(a: TextData, b: TextData): boolean {
  return sameElements(a.offsets, b.offsets) && sameElements(a.bytes, b.bytes);
}

function everyRow(rows: number, columns: Alignment['matching']['columns']): Alignment {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return {
    labelRows: all,
    predictionRows: all.slice(),
    onlyLabels: 0,
    onlyPredictions: 0,
    onlyLabelsExamples: [],
    onlyPredictionsExamples: [],
    matching: { columns, isByOthers: false, differences: [], repeated: null },
    groups: null,
  };
}

/** Pairs rows by their order, which the reader confirmed. */
function checkSameLength(labels: AlignedIds, predictions: AlignedIds): number {
  const [there, here] = [rowsOf(labels.ids), rowsOf(predictions.ids)];
  if (there === here) return here;
  const expected = `${there.toLocaleString('en')} rows, as ${labels.fileName} has`;
  throw new InputError(
    `has ${here.toLocaleString('en')} rows and no ids to match them by; expected ${expected}`,
    { file: predictions.fileName, expected },
  );
}

/** How many rows are marked as without a partner, and the first of their ids. */
function unpaired(ids: TextData, isPaired: (row: number) => boolean) {
  const examples: string[] = [];
  let count = 0;
  for (let row = 0; row < rowsOf(ids); row++) {
    if (isPaired(row)) continue;
    count++;
    if (examples.length < EXAMPLES) examples.push(String(textAt(ids, row)));
  }
  return { count, examples };
}

/** Two columns of ids and the rows that they pair. */
interface Join {
  readonly labels: IdColumn;
  readonly predictions: IdColumn;
  readonly index: IdIndex;
  /** For each row of the labels the row of the predictions, -1 for none. */
  readonly partner: Int32Array<ArrayBuffer>;
  readonly paired: number;
}

const candidates = ({ ids, idColumn, otherIds = [] }: AlignedIds): IdColumn[] => [
  { column: idColumn!, ids },
  ...otherIds,
];

function joinOf(labels: IdColumn, predictions: IdColumn, index: IdIndex): Join {
  const partner = joinRows(index, predictions.ids);
  return { labels, predictions, index, partner, paired: countPaired(partner) };
}

const spell = (column: string) => column.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a join by columns that were not taken for ids is no coincidence. */
function isTelling(
  { paired, labels: there, predictions: here }: Join,
  a: AlignedIds,
  b: AlignedIds,
) {
  const isNamedAlike = spell(there.column) === spell(here.column);
  return isNamedAlike || paired >= Math.min(rowsOf(a.ids), rowsOf(b.ids)) / 2;
}

/**
 * The columns by which most rows of the labels are paired: those taken for ids, unless others that
 * both files have pair more.
 */
function bestJoin(labels: AlignedIds, predictions: AlignedIds): Join {
  const [own, ...others] = candidates(labels);
  const there = [{ column: own!, index: idIndex(labels.ids) }];
  let best = joinOf(own!, candidates(predictions)[0]!, there[0]!.index);
  if (best.paired === Math.min(rowsOf(labels.ids), rowsOf(predictions.ids))) return best;
  for (const column of others) there.push({ column, index: idIndex(column.ids) });
  for (const { column, index } of there) {
    for (const here of candidates(predictions)) {
      const join = joinOf(column, here, index);
      if (join.paired > best.paired && isTelling(join, labels, predictions)) best = join;
    }
  }
  return best;
}

/** Several rows of one id, brought to the first of them. */
interface Distinct {
  /** The first row of each id. */
  readonly firstRows: Int32Array;
  readonly ids: TextData;
  /** Place in `firstRows` of each row. */
  readonly of: Int32Array;
  /** Ids with several rows. */
  readonly repeated: number;
}

/** Null where each id has one row. */
function distinctIds(ids: TextData): Distinct | null {
  const index = idIndex(ids);
  const rows = rowsOf(ids);
  if (index.distinct === rows) return null;
  const of = new Int32Array(rows);
  const firstRows: number[] = [];
  const again = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const first = findRow(index, ids, row);
    if (first === row) {
      of[row] = firstRows.length;
      firstRows.push(row);
    } else {
      of[row] = of[first]!;
      again.add(first);
    }
  }
  return {
    firstRows: Int32Array.from(firstRows),
    ids: TextColumn.of(firstRows.map((row) => textAt(ids, row))),
    of,
    repeated: again.size,
  };
}

function refuseRepeats(
  labels: AlignedIds,
  { fileName: file }: AlignedIds,
  { predictions: { column }, labels: there }: Join,
  { repeated }: Distinct,
): InputError {
  return new InputError(
    `shares column "${column}" with ${labels.fileName} ("${there.column}"), and ${repeated.toLocaleString('en')} of its ids have several rows; expected one row for each, or a choice of how several are combined`,
    { file, column, expected: 'one row for each id', remedies: repeatRemedies },
  );
}

function completeSpellings(join: Join, ids: TextData): SpellingDifference[] {
  const isWhole = join.paired === Math.min(rowsOf(join.labels.ids), rowsOf(ids));
  return isWhole ? [] : matchSpellings(join.labels.ids, ids, join.partner);
}

/** The join by columns whose ids are spelled in different ways, where no id is equal. */
function bestSpelled(labels: AlignedIds, predictions: AlignedIds): Join | null {
  let best: Join | null = null;
  for (const own of candidates(labels)) {
    for (const here of candidates(predictions)) {
      const index = idIndex(own.ids);
      const distinct = distinctIds(here.ids);
      const partner = new Int32Array(rowsOf(own.ids)).fill(-1);
      matchSpellings(own.ids, distinct?.ids ?? here.ids, partner);
      const paired = countPaired(partner);
      if (paired > (best?.paired ?? 0)) {
        best = { labels: own, predictions: here, index, partner: partner.fill(-1), paired };
      }
    }
  }
  return best && { ...best, paired: 0 };
}

/**
 * Pairs the rows of two files by their ids, compared as text: equal ones, then those that differ in
 * spelling only. Both must have passed their checks.
 *
 * @param duplicates how several rows of one id are combined; null refuses them
 * @throws InputError with examples where no id is shared, where an id has several rows, and where
 *   rows are paired by their order and are not as many
 */
export function align(
  labels: AlignedIds,
  predictions: AlignedIds,
  duplicates: Duplicates | null = null,
): Alignment {
  if (labels.idColumn === null || predictions.idColumn === null) {
    return everyRow(checkSameLength(labels, predictions), null);
  }
  if (sameIds(labels.ids, predictions.ids)) {
    return everyRow(rowsOf(labels.ids), {
      labels: labels.idColumn,
      predictions: predictions.idColumn,
    });
  }
  const exact = bestJoin(labels, predictions);
  const join = exact.paired > 0 ? exact : bestSpelled(labels, predictions);
  if (!join) throw noSharedId(labels, predictions);
  // Where each row has a partner of its own, no id is there twice.
  const { predictions: own, paired } = join;
  const distinct = paired === rowsOf(own.ids) ? null : distinctIds(own.ids);
  if (distinct && !duplicates) throw refuseRepeats(labels, predictions, join, distinct);
  const ids = distinct?.ids ?? join.predictions.ids;
  const partner = distinct ? joinRows(join.index, ids) : join.partner;
  const differences = completeSpellings({ ...join, partner }, ids);
  const isByOthers =
    join.labels.column !== labels.idColumn || join.predictions.column !== predictions.idColumn;
  return pairedRows({ ...join, partner }, distinct, { differences, isByOthers }, duplicates);
}

function pairedRows(
  { labels, predictions, partner }: Join,
  distinct: Distinct | null,
  how: Pick<Matching, 'differences' | 'isByOthers'>,
  duplicates: Duplicates | null,
): Alignment {
  const ids = distinct?.ids ?? predictions.ids;
  const labelRows = new Int32Array(partner.length);
  const predictionRows = new Int32Array(partner.length);
  /** Place in `labelRows` of each id of the predictions. */
  const placeOf = new Int32Array(rowsOf(ids)).fill(-1);
  let shared = 0;
  for (let row = 0; row < partner.length; row++) {
    const at = partner[row]!;
    if (at < 0) continue;
    labelRows[shared] = row;
    predictionRows[shared] = distinct ? distinct.firstRows[at]! : at;
    placeOf[at] = shared++;
  }
  const onlyLabels = unpaired(labels.ids, (row) => partner[row]! >= 0);
  const onlyPredictions = unpaired(ids, (row) => placeOf[row]! >= 0);
  return {
    labelRows: labelRows.slice(0, shared),
    predictionRows: predictionRows.slice(0, shared),
    onlyLabels: onlyLabels.count,
    onlyPredictions: onlyPredictions.count,
    onlyLabelsExamples: onlyLabels.examples,
    onlyPredictionsExamples: onlyPredictions.examples,
    matching: {
      columns: { labels: labels.column, predictions: predictions.column },
      ...how,
      repeated: distinct && { by: duplicates!, ids: distinct.repeated },
    },
    groups: distinct === null ? null : distinct.of.map((id) => placeOf[id]!),
  };
}

/**
 * For each row of the labels the row of another file of the same items, -1 where it has none: by
 * equal ids, then by those that differ in spelling only, or by order.
 *
 * @throws InputError where no id is shared
 */
export function joinFiles(labels: AlignedIds, other: AlignedIds): Int32Array<ArrayBuffer> {
  const { labelRows, predictionRows } = align(labels, other, 'max');
  const rows = new Int32Array(rowsOf(labels.ids)).fill(-1);
  labelRows.forEach((row, i) => {
    rows[row] = predictionRows[i]!;
  });
  return rows;
}
