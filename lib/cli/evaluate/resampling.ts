import type { Clusters } from '@/lib/engine/intake/clusters';
import type { Task } from '@/lib/engine/intake/task';
import { bootstrapMetrics } from '@/lib/inference/bootstrap-metrics';
import { Collector, type Unit } from '@/lib/inference/collector';
import { drawSeed, groupsOf } from '@/lib/inference/draw-seed';
import { indistinctTeams } from '@/lib/inference/indistinct';
import { byRank, compareTeams, pairwiseComparisons } from '@/lib/inference/pairwise-comparisons';
import { RANKING_RULES, rankDistribution } from '@/lib/inference/rank-distribution';
import { rankStability } from '@/lib/inference/rank-stability';
import { rankingOf } from '@/lib/inference/ranks';
import type { TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { matchClasses } from '@/lib/inference/shown-rows';
import { breathe } from '@/lib/scoring/breathe';
import { classSlots } from '@/lib/scoring/drawing/class-slots';
import { sampleParts } from '@/lib/scoring/drawing/sample-parts';
import type { Drawing } from '@/lib/scoring/drawing/sampler';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { atOnce } from '@/lib/scoring/steps';
import type { BootstrapOptions } from './options';
import type { Resampled } from './resampled';
import type { SubmissionRows } from './submission-tables';

/** Milliseconds of drawing between two looks at signals. */
const SLICE = 100;

/** Draws replicates of one submission after the other, and keeps nothing but these. */
export class Resampling {
  readonly #task: Task;
  readonly #clusters: Clusters;
  readonly #options: BootstrapOptions;
  readonly #threshold: number;
  readonly #drawing: Drawing;
  readonly #teams: TeamReplicates[] = [];

  constructor(
    task: Task,
    clusters: Clusters,
    options: BootstrapOptions,
    { threshold }: EvaluationSettings,
  ) {
    const { clusterOf, use } = clusters;
    const { replicates, seed } = options;
    this.#task = task;
    this.#clusters = clusters;
    this.#options = options;
    this.#threshold = threshold;
    this.#drawing = {
      images: use.images,
      clusterOf,
      seed: drawSeed(seed, use.images, task.classes),
      replicates,
      groups: groupsOf(use.clusters),
    };
  }

  #what(teams: readonly { team: string; classes: readonly string[] }[]) {
    const { replicates: asked, seed } = this.#options;
    const { groups } = this.#drawing;
    const common = { task: this.#task.name, seed, asked, groups, threshold: this.#threshold };
    return { ...common, cluster: this.#clusters.use, teams };
  }

  /** Draws a submission's replicates; `progress` is told of the share done. */
  async add(
    team: string,
    matrix: ScoreMatrix,
    progress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const collector = new Collector(this.#what([{ team, classes: matrix.classes }]));
    const units = matrix.classes.map((_, index): Unit => ({ team: 0, class: index }));
    const { images, replicates } = this.#drawing;
    const ranking = units.map(
      (unit) => () => classSlots(matrix, unit.class, images, this.#threshold),
    );
    let since = performance.now();
    for (const part of sampleParts(ranking, this.#drawing)) {
      if (part) collector.take(units, part);
      if (performance.now() - since < SLICE) continue;
      progress(collector.done / replicates);
      await breathe();
      signal?.throwIfAborted();
      since = performance.now();
    }
    this.#teams.push(...collector.replicates().teams);
  }

  /** The tables of all submissions drawn. */
  tables(teamRows: readonly TeamMetricRow[], rows: readonly SubmissionRows[]): Resampled {
    const task = this.#task.name;
    const { level, replicates: done } = this.#options;
    const shown = {
      teamRows,
      bandRows: rows.flatMap((own) => own.bands),
      classRows: rows.flatMap((own) => own.classes),
    };
    const replicates: TaskReplicates = { ...this.#what([]), done, teams: this.#teams };
    const matched = matchClasses(shown.classRows, replicates);
    const classes = new Set(this.#task.classes.map((c) => c.name));
    const ranking = RANKING_RULES.map((rule) => rankingOf(task, this.#teams, classes, rule));
    const byMap = compareTeams(task, shown, matched, 'map', level);
    return {
      options: this.#options,
      cluster: this.#clusters.use,
      rows: {
        bootstrap_metrics: atOnce(bootstrapMetrics(task, shown, matched, level)),
        rank_distribution: ranking.flatMap(rankDistribution),
        pairwise_comparisons: atOnce(pairwiseComparisons(task, shown, matched, level)),
      },
      ranks: rankStability(ranking[0]!, level),
      indistinct: indistinctTeams(byRank(shown), byMap, 1 - level),
    };
  }
}
