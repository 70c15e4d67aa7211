import type { Labels, Scores } from './columns';
import { BLOCK_ROWS, createBlock, loadBlock } from './columns';
import { createLadder, MAX_STEPS, setLadder, setRungsBelow } from './ladder';

/** Confusion counts at the thresholds k / steps, k = 0 ... steps. */
export interface ConfusionGrid {
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  readonly fn: Uint32Array;
  readonly tn: Uint32Array;
}

const block = createBlock();
const { labels: blockLabels } = block;
const thresholds = createLadder();
/** Of each row of the block, the number of thresholds below its score. */
const below = new Int32Array(BLOCK_ROWS);
/** Images by 2 (thresholds below the score) + label. */
const cells = new Uint32Array(2 * (MAX_STEPS + 2));

function countBlock(rows: number): void {
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const cell = 2 * below[i]! + label;
    cells[cell] = cells[cell]! + 1;
  }
}

/** Per threshold, the images of a label whose score is above it. */
function countAbove(label: number, steps: number): Uint32Array {
  const out = new Uint32Array(steps + 1);
  let above = 0;
  for (let k = steps; k >= 0; k--) {
    above += cells[2 * (k + 1) + label]!;
    out[k] = above;
  }
  return out;
}

/**
 * Confusion counts at all thresholds k / steps at once, in one pass over the images. Entry k equals
 * `confusionAt(scores, labels, k / steps)`. `steps` is at most 10,000.
 *
 * @example confusionGrid(Float64Array.of(0.9, 0.5), Uint8Array.of(1, 0), 2).tp // [1, 1, 0]
 */
export function confusionGrid(scores: Scores, labels: Labels, steps = 1000): ConfusionGrid {
  setLadder(thresholds, scores, steps);
  cells.fill(0, 0, 2 * (steps + 2));
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    setRungsBelow(below, block.scores, rows, thresholds, steps);
    countBlock(rows);
    start += rows;
  }
  const tp = countAbove(1, steps);
  const fp = countAbove(0, steps);
  const positives = tp[0]! + cells[1]!;
  const negatives = fp[0]! + cells[0]!;
  return { tp, fp, fn: tp.map((n) => positives - n), tn: fp.map((n) => negatives - n) };
}
