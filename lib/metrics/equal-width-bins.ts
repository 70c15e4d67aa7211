import type { BinSums } from './bin-sums';
import { createBlock, loadBlock } from './block';
import { createLadder, MAX_STEPS, rungsBelow, setLadder } from './ladder';
import { Sum } from './sum';
import type { Labels, Scores } from './types';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;
const edges = createLadder();
/** Images by 4 (edges below the score) + 2 label + [score >= 0.5]. */
const cells = new Uint32Array(4 * (MAX_STEPS + 2));
/** Scores added up by the number of edges below them. */
const sums = new Float64Array(MAX_STEPS + 2);

/** Gives whether all scores are probabilities. */
function countBlock(rows: number, bins: number): boolean {
  let valid = true;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    const below = rungsBelow(score, edges, bins);
    const cell = 4 * below + 2 * label + Number(score >= 0.5);
    cells[cell] = cells[cell]! + 1;
    sums[below] = sums[below]! + score;
  }
  return valid;
}

/** Sums over bins (k / bins, (k + 1) / bins]; the first also holds 0. */
export function equalWidthSums(scores: Scores, labels: Labels, bins: number): BinSums {
  setLadder(edges, scores, bins);
  cells.fill(0, 0, 4 * (bins + 2));
  const totals = Array.from({ length: bins }, () => new Sum());
  let valid = true;
  for (let start = 0; start < scores.length; ) {
    sums.fill(0, 0, bins + 2);
    const rows = loadBlock(block, scores, labels, start);
    valid = countBlock(rows, bins) && valid;
    for (let bin = 0; bin < bins; bin++) totals[bin]!.add(sums[bin + 1]!);
    start += rows;
  }
  // Scores equal to the first edge join the first bin; their sum is 0.
  for (let k = 0; k < 4; k++) cells[4 + k]! += cells[k]!;
  const of = (...kinds: readonly number[]) =>
    Uint32Array.from(totals, (_, bin) => kinds.reduce((n, k) => n + cells[4 * (bin + 1) + k]!, 0));
  return {
    edges: edges.slice(0, bins + 1),
    count: of(0, 1, 2, 3),
    scores: Float64Array.from(totals, (total) => total.value),
    positives: of(2, 3),
    right: of(0, 3),
    valid,
  };
}
