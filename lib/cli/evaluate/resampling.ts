import { resamplingDesign } from '@/lib/inference/design';
import type { ClusterAssignment, TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { breathe } from '@/lib/scoring/breathe';
import type { ResamplingDesign } from '@/lib/scoring/resampling';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { Task } from '@/lib/scoring/task';
import type { BootstrapOptions } from './options';
import { inferred, type Resampled, resampledUnits } from './resampled';
import type { SubmissionRows } from './submission-tables';

/** Milliseconds of resampling between two checks for signals. */
const SLICE = 100;

/** Resamples one submission after another and stores only their replicates. */
export class Resampling {
  readonly #task: Task;
  readonly #clusters: ClusterAssignment;
  readonly #options: BootstrapOptions;
  readonly #settings: EvaluationSettings;
  readonly #design: ResamplingDesign;
  readonly #teams: TeamReplicates[] = [];

  constructor(
    task: Task,
    clusters: ClusterAssignment,
    options: BootstrapOptions,
    settings: EvaluationSettings,
  ) {
    const { replicates, seed } = options;
    this.#task = task;
    this.#clusters = clusters;
    this.#options = options;
    this.#settings = settings;
    this.#design = resamplingDesign(clusters, task.classes, seed, replicates);
  }

  get #run() {
    const { replicates: asked, seed } = this.#options;
    const { name: task } = this.#task;
    return { task, seed, asked, threshold: this.#settings.threshold, clusters: this.#clusters };
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
    const { use } = this.#clusters;
    const { seed, level } = this.#options;
    const made = resampledUnits(use, seed);
    return inferred(
      { replicates: this.replicates(), made, use, level },
      this.#task.classes,
      this.#settings,
      { teams: teamRows, rows },
    );
  }
}
