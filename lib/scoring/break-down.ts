import { confusionGrid, type Labels, type Scores } from '@/lib/metrics';
import { decisionsOf } from './decisions';
import { type ScoreMatrix, takeRows } from './score-matrix';
import { GRID_STEPS } from './settings';

/** Counts of one class among the images of one group. */
export interface GroupCounts {
  readonly positives: number;
  /** Images with a known label. */
  readonly images: number;
  /** True and false positives at the thresholds k / GRID_STEPS; empty without probabilities. */
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
}

/** Counts of one class, by group. */
export interface ClassBreakdown {
  readonly class: string;
  readonly groups: readonly GroupCounts[];
}

/** The submissions of a task, their counts broken down by an attribute of the images. */
export interface Breakdown {
  readonly task: string;
  readonly attribute: string;
  /** File that has the attribute. */
  readonly file: string;
  readonly groups: readonly string[];
  /** Images of the task whose attribute is not known. */
  readonly unknown: number;
  readonly submissions: readonly {
    readonly team: string;
    readonly classes: readonly ClassBreakdown[];
  }[];
}

/**
 * Images of each group.
 *
 * @param groupOf group of each row of the label file, -1 for those of none
 */
export function imagesByGroup(
  { labelRows }: Pick<ScoreMatrix, 'labelRows'>,
  groupOf: Int32Array,
  groups: number,
): Int32Array[] {
  return rowsByGroup(labelRows ? takeRows(groupOf, labelRows) : groupOf, groups);
}

function rowsByGroup(groupOf: Int32Array, groups: number): Int32Array[] {
  const counts = new Int32Array(groups);
  for (const group of groupOf) if (group >= 0) counts[group]!++;
  const rows = Array.from(counts, (length) => new Int32Array(length));
  counts.fill(0);
  groupOf.forEach((group, row) => {
    if (group >= 0) rows[group]![counts[group]!++] = row;
  });
  return rows;
}

function countsOf(scores: Scores | null, labels: Labels, rows: Int32Array): GroupCounts {
  if (!scores) return labelCountsOf(labels, rows);
  const own = new (scores.constructor as new (length: number) => Scores)(rows.length);
  const known = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    own[i] = scores[rows[i]!]!;
    known[i] = labels[rows[i]!]!;
  }
  const { tp, fp, fn, tn } = confusionGrid(own, known, GRID_STEPS);
  const positives = tp[0]! + fn[0]!;
  return { positives, images: positives + fp[0]! + tn[0]!, tp, fp };
}

/** The counts of labels alone: there are no probabilities to compare with a threshold. */
function labelCountsOf(labels: Labels, rows: Int32Array): GroupCounts {
  let [positives, images] = [0, 0];
  for (const row of rows) {
    if (labels[row]! > 1) continue;
    images++;
    positives += labels[row]!;
  }
  return { positives, images, tp: new Uint32Array(0), fp: new Uint32Array(0) };
}

/** Counts calls of one class in each group of rows. */
export function breakDownClass(
  matrix: ScoreMatrix,
  index: number,
  groups: readonly Int32Array[],
): ClassBreakdown {
  const columns = matrix.columns(index);
  const decisions = decisionsOf(columns);
  return {
    class: matrix.classes[index]!,
    groups: groups.map((rows) => countsOf(decisions, columns.labels, rows)),
  };
}
