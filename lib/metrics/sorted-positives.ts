import { createBlock, loadBlock } from './block';
import { bucketSort, type Sorted } from './bucket-sort';
import { Scratch } from './scratch';
import type { Labels, Scores } from './types';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;
const gathered = new Scratch((length) => new Float64Array(length));
const sorted = new Scratch((length) => new Float64Array(length));

/** Copies the block's positives to `values` from `count` on; gives the new count. */
function gather(rows: number, values: Float64Array, count: number): number {
  let next = count;
  for (let i = 0; i < rows; i++) {
    // + 0 makes -0 a plain 0. Written always, kept where the label is 1.
    values[next] = blockScores[i]! + 0;
    next += ((blockLabels[i]! ^ 1) - 1) >>> 31;
  }
  return next;
}

/** The scores of positives in ascending order, then Infinity. Valid until the next call. */
export function sortedPositives(columns: readonly Scores[], labels: readonly Labels[]): Sorted {
  let rows = 0;
  for (const column of columns) rows += column.length;
  const unsorted = gathered.take(rows + 1);
  const values = sorted.take(rows + 1);
  let count = 0;
  for (let c = 0; c < columns.length; c++) {
    for (let start = 0; start < columns[c]!.length; ) {
      const loaded = loadBlock(block, columns[c]!, labels[c]!, start);
      count = gather(loaded, unsorted, count);
      start += loaded;
    }
  }
  const result = bucketSort(unsorted, count, values);
  values[count] = Number.POSITIVE_INFINITY;
  return result;
}
