import type { BinSums } from './bin-sums';
import { BLOCK_ROWS, createBlock, loadBlock } from './block';
import { createLadder, MAX_STEPS, setLadder, setRungsBelow } from './ladder';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;
const edges = createLadder();
/** Of each row of the block, the number of edges below its score. */
const edgesBelow = new Int32Array(BLOCK_ROWS);

// A rare class has nearly all scores in one bin. Two counters for each bin, for even and for odd
// rows, let an addition begin before the last one to the same bin has ended.

/** Images by 8 (edges below the score) + 4 [row is odd] + 2 label + [score >= 0.5]. */
const cells = new Uint32Array(8 * (MAX_STEPS + 2));
/** The block's scores added up by 2 (edges below) + [row is odd]. */
const sums = new Float64Array(2 * (MAX_STEPS + 2));
/**
 * What rounding took from `sums`. Equal scores round the same way each time, and a gap between two
 * sums, an ECE, shows what the sums themselves hide.
 */
const lost = new Float64Array(2 * (MAX_STEPS + 2));

/** Gives whether all scores are probabilities. */
function countBlock(rows: number): boolean {
  let valid = true;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    const lane = 2 * edgesBelow[i]! + (i & 1);
    const cell = 4 * lane + 2 * label + Number(score >= 0.5);
    cells[cell] = cells[cell]! + 1;
    const before = sums[lane]!;
    const after = before + score;
    sums[lane] = after;
    lost[lane] = lost[lane]! + (score - (after - before));
  }
  return valid;
}

/** Images of a bin with 2 label + [score >= 0.5] = kind; scores at the lowest edge join bin 0. */
function imagesOf(bin: number, kind: number): number {
  const own = 8 * (bin + 1) + kind;
  const lowest = bin === 0 ? cells[kind]! + cells[kind + 4]! : 0;
  return cells[own]! + cells[own + 4]! + lowest;
}

/** Sums over bins (k / bins, (k + 1) / bins]; the first also holds 0. */
export function equalWidthSums(scores: Scores, labels: Labels, bins: number): BinSums {
  setLadder(edges, scores, bins);
  cells.fill(0, 0, 8 * (bins + 2));
  const totals = Array.from({ length: bins }, () => new Sum());
  let valid = true;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    setRungsBelow(edgesBelow, blockScores, rows, edges, bins);
    sums.fill(0, 0, 2 * (bins + 2));
    lost.fill(0, 0, 2 * (bins + 2));
    valid = countBlock(rows) && valid;
    totals.forEach((total, bin) => {
      for (const lane of [2 * bin + 2, 2 * bin + 3]) {
        total.add(sums[lane]!);
        total.add(lost[lane]!);
      }
    });
    start += rows;
  }
  const of = (...kinds: readonly number[]) =>
    Uint32Array.from(totals, (_, bin) => kinds.reduce((n, kind) => n + imagesOf(bin, kind), 0));
  return {
    edges: edges.slice(0, bins + 1),
    count: of(0, 1, 2, 3),
    scores: Float64Array.from(totals, (total) => total.value),
    positives: of(2, 3),
    right: of(0, 3),
    valid,
  };
}
