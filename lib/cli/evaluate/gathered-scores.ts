import { compareBoards } from '@/lib/scoring/boards/comparison';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { attributeBaselineRows } from '@/lib/scoring/tables/attribute-baseline';
import { goldEstimateRows } from '@/lib/scoring/tables/gold-estimates';
import { labelComparisonRows } from '@/lib/scoring/tables/label-comparison';
import { labelEffectRows, labelRankingRows } from '@/lib/scoring/tables/label-effects';
import { allSlices } from '@/lib/scoring/tables/slices';
import { taskGapRows } from '@/lib/scoring/tables/task-gaps';
import { matrixSource, type TaskFiles, type TeamMatrix } from './matrix-source';
import type { TableSink } from './table-sink';

/** Tables that need the scores of all teams at once. */
export interface GatheredOptions {
  /** Whether slices of the images are searched. */
  readonly slices: boolean;
  /** Path of other labels of some of the images; null for none. */
  readonly secondLabels: string | null;
}

const SLICE_TABLES: readonly ResultTableName[] = ['slices', 'attribute_baseline'];
const BOARD_TABLES: readonly ResultTableName[] = [
  'label_comparison',
  'label_effects',
  'label_rankings',
  'task_gaps',
  'gold_estimates',
];

/** The tables that these options add to `--out`. */
export function gatheredTables({ slices, secondLabels }: GatheredOptions): ResultTableName[] {
  return [...(slices ? SLICE_TABLES : []), ...(secondLabels === null ? [] : BOARD_TABLES)];
}

/** Keeps the scores of all submissions, and makes the tables that need them together. */
export class GatheredScores {
  readonly #files: TaskFiles;
  readonly #options: GatheredOptions;
  readonly #threshold: number;
  readonly #teams: TeamMatrix[] = [];
  readonly #results: SubmissionResult[] = [];

  constructor(files: TaskFiles, options: GatheredOptions, threshold: number) {
    this.#files = files;
    this.#options = options;
    this.#threshold = threshold;
  }

  add(team: string, matrix: ScoreMatrix, result: SubmissionResult): void {
    this.#teams.push({ team, matrix });
    this.#results.push(result);
  }

  /** @throws InputError where the second labels share no image with the first */
  async write(sink: TableSink): Promise<void> {
    const source = matrixSource(this.#files, this.#teams);
    if (this.#options.slices) {
      await sink.append('slices', await allSlices([source], this.#threshold));
      await sink.append('attribute_baseline', await attributeBaselineRows(source));
    }
    if (this.#files.second === null) return;
    const { name: task, classes } = this.#files.task;
    const evaluations = [{ task, classes, submissions: this.#results }];
    const comparison = await compareBoards(source, evaluations, this.#threshold);
    if (!comparison) return;
    await sink.append('label_comparison', labelComparisonRows(comparison.shared));
    await sink.append('label_effects', labelEffectRows(comparison));
    await sink.append('label_rankings', labelRankingRows(comparison));
    await sink.append('task_gaps', taskGapRows(comparison));
    await sink.append('gold_estimates', goldEstimateRows(comparison));
  }
}
