import { resamplingDesign } from '@/lib/inference/design';
import type { ClusterAssignment, TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { taskInference } from '@/lib/inference/task-inference';
import { breathe } from '@/lib/scoring/breathe';
import type { ResamplingDesign } from '@/lib/scoring/resampling';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { atOnce } from '@/lib/scoring/steps';
import type { Task } from '@/lib/scoring/task';
import type { BootstrapOptions } from './options';
import type { Resampled } from './resampled';
import type { SubmissionRows } from './submission-tables';

/** Milliseconds of resampling between two looks at signals. */
const SLICE = 100;

/** Resamples one submission after the other, and keeps nothing of them but their replicates. */
export class Resampling {
  readonly #task: Task;
  readonly #clusters: ClusterAssignment;
  readonly #options: BootstrapOptions;
  readonly #threshold: number;
  readonly #design: ResamplingDesign;
  readonly #teams: TeamReplicates[] = [];

  constructor(
    task: Task,
    clusters: ClusterAssignment,
    options: BootstrapOptions,
    { threshold }: EvaluationSettings,
  ) {
    const { replicates, seed } = options;
    this.#task = task;
    this.#clusters = clusters;
    this.#options = options;
    this.#threshold = threshold;
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

  /** The tables of all submissions resampled. */
  tables(teamRows: readonly TeamMetricRow[], rows: readonly SubmissionRows[]): Resampled {
    const { level, replicates: done } = this.#options;
    const replicates: TaskReplicates = { ...this.#run, done, teams: this.#teams };
    const scores = new Map(replicates.teams.map((own) => [own.team, own.scores]));
    const inference = taskInference(
      {
        teamRows,
        bandRows: rows.flatMap((own) => own.bands),
        classRows: rows.flatMap((own) => own.classes),
      },
      { task: this.#task.name, outOfDate: null, threshold: this.#threshold, scores },
      replicates,
      level,
    );
    return {
      options: this.#options,
      cluster: this.#clusters.use,
      rows: {
        bootstrap_metrics: atOnce(inference.table('bootstrap_metrics')),
        rank_distribution: atOnce(inference.table('rank_distribution')),
        pairwise_comparisons: atOnce(inference.table('pairwise_comparisons')),
      },
      ranks: inference.stability('map'),
      letterGroups: inference.letterGroups(),
    };
  }
}
