import { bootstrapMetrics } from '@/lib/evaluation/bootstrap/bootstrap-metrics';
import { classSlots } from '@/lib/evaluation/bootstrap/class-slots';
import { Collector, type Unit } from '@/lib/evaluation/bootstrap/collector';
import { drawSeed, groupsOf } from '@/lib/evaluation/bootstrap/draw-seed';
import { indistinctTeams } from '@/lib/evaluation/bootstrap/indistinct';
import {
  byRank,
  compareTeams,
  pairwiseComparisons,
} from '@/lib/evaluation/bootstrap/pairwise-comparisons';
import { RANKING_RULES, rankDistribution } from '@/lib/evaluation/bootstrap/rank-distribution';
import { rankStability } from '@/lib/evaluation/bootstrap/rank-stability';
import { rankingOf } from '@/lib/evaluation/bootstrap/ranks';
import type { TaskReplicates, TeamReplicates } from '@/lib/evaluation/bootstrap/replicates';
import { sampleParts } from '@/lib/evaluation/bootstrap/sample-parts';
import type { Drawing } from '@/lib/evaluation/bootstrap/sampler';
import { matchClasses } from '@/lib/evaluation/bootstrap/shown-rows';
import { breathe } from '@/lib/evaluation/breathe';
import type { Clusters } from '@/lib/evaluation/intake/clusters';
import type { Task } from '@/lib/evaluation/intake/task';
import type { TeamMetricRow } from '@/lib/evaluation/result-tables';
import type { ScoreMatrix } from '@/lib/evaluation/score-matrix';
import type { EvaluationSettings } from '@/lib/evaluation/settings';
import { atOnce } from '@/lib/evaluation/steps';
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
