import { Collector } from '@/lib/inference/collector';
import type { TaskReplicates } from '@/lib/inference/replicates';
import { taskInference } from '@/lib/inference/task-inference';
import { jackknifeGroups, Random, rankSlots, slotsAurocError } from '@/lib/metrics';
import { resampleClasses } from '@/lib/scoring/resampling';
import type {
  BandMetricRow,
  ClassMetricRow,
  IntervalMethod,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import { drawClass, type Population, patients, trueAp, trueAuroc } from './population';

export const METRICS = ['ap', 'auroc'] as const;

/** How often a nominal 95 % interval held the population's value. */
export interface Covered {
  readonly metric: (typeof METRICS)[number];
  /** Classes of which the mean is taken: 1 for a class's own value. */
  readonly classes: number;
  /** Of one team's value, or of the difference of two teams. */
  readonly of: 'value' | 'difference';
  readonly method: IntervalMethod;
  readonly held: number;
  readonly intervals: number;
  /** Mean width. */
  readonly width: number;
}

export interface Effort {
  /** Sets of images; each has its own patients and draws. */
  readonly rounds: number;
  /** Classes with labels and scores of their own on each set. */
  readonly classes: number;
  readonly replicates: number;
  readonly seed: number;
}

/** Numbers of classes that means are taken over, besides all of a set. */
const MEANS = [5, 20];

/** How much further apart the second team's scores are, in standard deviations. */
export const BETTER = 0.25;

const TEAMS = ['first', 'second'] as const;
const METHODS: readonly IntervalMethod[] = ['jackknife', 'percentile', 'bca'];
const OWN = { ap: 'logit', auroc: 'delong' } as const;
const MEAN_OF = { ap: 'map', auroc: 'mauroc' } as const;

type Ends = { readonly lower: number | null; readonly upper: number | null };

/** Counts intervals by what they are of. */
class Tallies {
  readonly #all = new Map<string, { -readonly [Key in keyof Covered]: Covered[Key] }>();

  add(of: Pick<Covered, 'metric' | 'classes' | 'of' | 'method'>, ends: Ends | null, truth: number) {
    const key = JSON.stringify(of);
    const own = this.#all.get(key) ?? { ...of, held: 0, intervals: 0, width: 0 };
    this.#all.set(key, own);
    own.intervals++;
    // An interval that is undefined does not hold anything.
    if (ends?.lower == null || ends.upper === null) return;
    if (ends.lower <= truth && truth <= ends.upper) own.held++;
    own.width += ends.upper - ends.lower;
  }

  get covered(): Covered[] {
    return [...this.#all.values()].map((own) => ({ ...own, width: own.width / own.intervals }));
  }
}

/** Draws a set of images, and resamples its patients for two teams. */
function drawSet(population: Population, effort: Effort, round: number): TaskReplicates {
  const { classes, replicates, seed } = effort;
  const random = new Random(seed, round);
  const clusterOf = patients(population, random);
  const drawn = Array.from({ length: classes }, () =>
    drawClass(population, clusterOf, random, BETTER),
  );
  const ranked = TEAMS.flatMap((_, team) =>
    drawn.map(({ scores, rival, labels }) => {
      const slots = rankSlots(team === 0 ? scores : rival, labels, [0.5]);
      return () => ({ slots, aurocError: slotsAurocError(slots) });
    }),
  );
  const images = clusterOf.length;
  const clusters = clusterOf.at(-1)! + 1;
  const names = drawn.map((_, index) => `class ${String(index).padStart(2, '0')}`);
  const collector = new Collector({
    task: 'population',
    seed,
    asked: replicates,
    threshold: 0.5,
    clusters: { clusterOf, use: { column: 'patient', file: null, clusters, images, alone: 0 } },
    teams: TEAMS.map((team) => ({ team, scores: {}, classes: names })),
  });
  const units = TEAMS.flatMap((_, team) => names.map((_name, index) => ({ team, class: index })));
  const design = {
    images,
    clusterOf,
    seed: seed + 1 + round,
    replicates,
    groups: jackknifeGroups(clusters),
  };
  for (const part of resampleClasses(ranked, design)) if (part) collector.take(units, part);
  return collector.replicates();
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** What the notebook infers of a set whose bands have `size` classes each. */
function inferenceOf(replicates: TaskReplicates, size: number) {
  const ofTeam = replicates.teams.map(({ team, classes }) =>
    classes
      .filter(({ full }) => full.positives[0]! > 0)
      .map(({ class: name, full }) => ({
        team,
        class: name,
        band: `band ${Math.floor(Number(name.slice(-2)) / size)}`,
        positives: full.positives[0]!,
        ap: full.ap[0]!,
        auroc: full.auroc[0]!,
      })),
  );
  const means = (rows: (typeof ofTeam)[number]) => ({
    map: mean(rows.map((row) => row.ap)),
    mauroc: mean(rows.map((row) => row.auroc)),
  });
  const bands = [...new Set(ofTeam[0]!.map(({ band }) => band))];
  const rows = {
    teamRows: ofTeam.map((own, team) => ({ team: TEAMS[team]!, rank: team + 1, ...means(own) })),
    bandRows: ofTeam.flatMap((own, team) =>
      bands.map((band) => ({
        team: TEAMS[team]!,
        band,
        ...means(own.filter((row) => row.band === band)),
      })),
    ),
    classRows: ofTeam.flat(),
    bands,
  };
  const scores = new Map(replicates.teams.map((own) => [own.team, own.scores]));
  return {
    bands,
    classes: ofTeam[0]!,
    inference: taskInference(
      {
        ...rows,
        teamRows: rows.teamRows as unknown as TeamMetricRow[],
        bandRows: rows.bandRows as unknown as BandMetricRow[],
        classRows: rows.classRows as unknown as ClassMetricRow[],
      },
      { task: 'population', outOfDate: null, threshold: 0.5, scores },
      replicates,
      0.95,
    ),
  };
}

/** Draws sets of images from a population and counts how often intervals hold its AP and AUROC. */
export function coverage(population: Population, effort: Effort): Covered[] {
  const better = { ...population, separation: population.separation + BETTER };
  const truth = { ap: trueAp(population), auroc: trueAuroc(population) };
  const gap = { ap: truth.ap - trueAp(better), auroc: truth.auroc - trueAuroc(better) };
  const tallies = new Tallies();
  for (let round = 0; round < effort.rounds; round++) {
    const replicates = drawSet(population, effort, round);
    const { classes, inference } = inferenceOf(replicates, effort.classes);
    for (const metric of METRICS) {
      for (const { class: name } of classes) {
        for (const method of [...METHODS, OWN[metric]]) {
          const row = inference.interval(method, 'class', 'first', name, metric);
          tallies.add({ metric, classes: 1, of: 'value', method }, row, truth[metric]);
        }
      }
      const all = { metric, classes: effort.classes } as const;
      if (classes.length < effort.classes) continue;
      for (const method of METHODS) {
        const row = inference.interval(method, 'team', 'first', null, MEAN_OF[metric]);
        tallies.add({ ...all, of: 'value', method }, row, truth[metric]);
      }
      const [pair] = inference.teamPairs(MEAN_OF[metric]);
      tallies.add({ ...all, of: 'difference', method: 'jackknife' }, pair ?? null, gap[metric]);
    }
    for (const row of inference.classDifferences('first', 'second', 'ap')) {
      const of = { metric: 'ap', classes: 1, of: 'difference', method: 'jackknife' } as const;
      tallies.add(of, row, gap.ap);
    }
    for (const size of MEANS.filter((own) => own < effort.classes)) {
      const { bands, ...own } = inferenceOf(replicates, size);
      for (const band of bands) {
        if (own.classes.filter((row) => row.band === band).length < size) continue;
        for (const metric of METRICS) {
          for (const method of METHODS) {
            const row = own.inference.interval(method, 'band', 'first', band, MEAN_OF[metric]);
            const of = { metric, classes: size, of: 'value', method } as const;
            tallies.add(of, row, truth[metric]);
          }
        }
      }
    }
  }
  return tallies.covered;
}
