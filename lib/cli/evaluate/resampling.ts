import { bandNames } from '@/lib/challenge/bands';
import { resamplingDesign } from '@/lib/inference/design';
import type { ClusterAssignment, TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { taskInference } from '@/lib/inference/task-inference';
import { breathe } from '@/lib/scoring/breathe';
import type { ResamplingDesign } from '@/lib/scoring/resampling';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { type MeanRule, ruleOf } from '@/lib/scoring/tables/rank-sets';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import type { Task } from '@/lib/scoring/task';
import type { BootstrapOptions } from './options';
import { inferredTables, type Resampled, resampledUnits } from './resampled';
import type { SubmissionRows } from './submission-tables';

/** Milliseconds of resampling between two checks for signals. */
const SLICE = 100;

/** Resamples one submission after another and stores only their replicates. */
export class Resampling {
  readonly #task: Task;
  readonly #clusters: ClusterAssignment;
  readonly #options: BootstrapOptions;
  readonly #threshold: number;
  readonly #bands: readonly string[];
  readonly #rule: MeanRule | null;
  readonly #design: ResamplingDesign;
  readonly #teams: TeamReplicates[] = [];

  constructor(
    task: Task,
    clusters: ClusterAssignment,
    options: BootstrapOptions,
    { threshold, bands, ranking }: EvaluationSettings,
  ) {
    this.#rule = ruleOf(rankingInForce(task.classes, ranking));
    const { replicates, seed } = options;
    this.#task = task;
    this.#clusters = clusters;
    this.#options = options;
    this.#threshold = threshold;
    this.#bands = bandNames(bandsInForce(task.classes, bands));
    this.#design = resamplingDesign(clusters, task.classes, seed, replicates);
  }

  get #run() {
    const { replicates: asked, seed } = this.#options;
    const { name: task } = this.#task;
    return { task, seed, asked, threshold: this.#threshold, clusters: this.#clusters };
  }

  /**
   * Resamples a submission.
   *
   * @param scores as in `TeamReplicates`
   * @param progress called with the share done
   */
  async add(
    team: string,
    scores: object,
    matrix: ScoreMatrix,
    progress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const teams = [{ team, scores, classes: matrix.classes }];
    const steps = resampleMatrix(matrix, { ...this.#run, teams }, this.#design);
    for (let since = performance.now(); ; ) {
      const step = steps.next();
      if (step.done) {
        this.#teams.push(...step.value.teams);
        return;
      }
      if (performance.now() - since < SLICE) continue;
      progress(step.value / this.#design.replicates);
      await breathe();
      signal?.throwIfAborted();
      since = performance.now();
    }
  }

  /** The replicates of all submissions resampled. */
  replicates(): TaskReplicates {
    return { ...this.#run, done: this.#options.replicates, teams: this.#teams };
  }

  /** The tables of all submissions resampled. */
  tables(teamRows: readonly TeamMetricRow[], rows: readonly SubmissionRows[]): Resampled {
    const { level } = this.#options;
    const replicates = this.replicates();
    const scores = new Map(replicates.teams.map((own) => [own.team, own.scores]));
    const inference = taskInference(
      {
        teamRows,
        bandRows: rows.flatMap((own) => own.bands),
        classRows: rows.flatMap((own) => own.classes),
        bands: this.#bands,
      },
      { task: this.#task.name, outOfDate: null, threshold: this.#threshold, scores },
      replicates,
      level,
      this.#rule,
    );
    return {
      options: this.#options,
      made: resampledUnits(this.#clusters.use, this.#options.seed),
      ...inferredTables(inference),
    };
  }
}
