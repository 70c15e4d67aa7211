import { findRow, type IdIndex } from './id-index';
import { noSharedId } from './no-shared-id';
import { type TextData, textAt } from './text-column';
import type { AlignedIds, Alignment } from './types';

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

function sameElements(a: Uint8Array | Int32Array, b: Uint8Array | Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether both have the same ids in the same order. */
export function sameIds(a: TextData, b: TextData): boolean {
  return sameElements(a.offsets, b.offsets) && sameElements(a.bytes, b.bytes);
}

function everyRow(rows: number): Alignment {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return {
    labelRows: all,
    predictionRows: all.slice(),
    onlyLabels: 0,
    onlyPredictions: 0,
    onlyLabelsExamples: [],
    onlyPredictionsExamples: [],
  };
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

/**
 * Pairs the rows of two files by their ids, compared as text. Both must have passed their checks.
 *
 * @param labels `index` is asked for only where the ids are not the same in the same order
 * @throws InputError with examples where no id is shared
 */
export function align(
  labels: AlignedIds & { readonly index: () => IdIndex },
  predictions: AlignedIds,
): Alignment {
  if (sameIds(labels.ids, predictions.ids)) return everyRow(rowsOf(labels.ids));
  const partner = joinRows(labels.index(), predictions.ids);
  const labelRows = new Int32Array(partner.length);
  const predictionRows = new Int32Array(partner.length);
  const isPaired = new Uint8Array(rowsOf(predictions.ids));
  let shared = 0;
  for (let row = 0; row < partner.length; row++) {
    if (partner[row]! < 0) continue;
    labelRows[shared] = row;
    predictionRows[shared] = partner[row]!;
    isPaired[partner[row]!] = 1;
    shared++;
  }
  if (shared === 0) throw noSharedId(labels, predictions);
  const onlyLabels = unpaired(labels.ids, (row) => partner[row]! >= 0);
  const onlyPredictions = unpaired(predictions.ids, (row) => isPaired[row] === 1);
  return {
    labelRows: labelRows.slice(0, shared),
    predictionRows: predictionRows.slice(0, shared),
    onlyLabels: onlyLabels.count,
    onlyPredictions: onlyPredictions.count,
    onlyLabelsExamples: onlyLabels.examples,
    onlyPredictionsExamples: onlyPredictions.examples,
  };
}
