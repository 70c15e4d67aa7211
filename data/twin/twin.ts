import { readCsv } from '../csv';
import { CLASSES, classesOf, type TwinClass } from './classes';
import { type Cohort, drawCohort } from './cohort';
import { confidenceOf } from './confidence';
import { sharedEase, teamEase } from './difficulty';
import { drawGold } from './gold';
import { drawLabels, perImage } from './labels';
import { drawLatents } from './latents';
import { descending } from './rank';
import type { ClassScores } from './scores';
import { solve } from './solve';
import type { Submission, Task } from './targets';
import { plantWeakness, WEAK_CLASSES } from './weakness';

/** Hands out scores: of each label, the higher score to the image that is easier to score high. */
function assign(
  { positives, negatives }: ClassScores,
  labels: Uint8Array,
  ease: Float32Array,
): Float32Array {
  const column = new Float32Array(labels.length);
  let [p, n] = [0, 0];
  for (const row of descending(ease)) column[row] = labels[row] ? positives[p++]! : negatives[n++]!;
  return column;
}

/** A test set: its images, and their labels by class in the order of its files. */
export interface TestSet {
  readonly task: Task;
  readonly classes: readonly TwinClass[];
  /** Indices into the cohort's images. */
  readonly images: Int32Array;
  readonly labels: ReadonlyMap<string, Uint8Array>;
}

/** All of the twin but the scores. */
export interface Twin {
  readonly seed: number;
  readonly cohort: Cohort;
  readonly testSets: Readonly<Record<Task, TestSet>>;
  /** How easily each image is scored high for each class, as all teams see it. */
  readonly ease: ReadonlyMap<string, Float32Array>;
}

function publishedPrecisions(): Map<string, number> {
  const rows = readCsv('challenges/cxr-lt-2024/label_quality.csv');
  return new Map(rows.map((row) => [row.class!, Number(row.rule_based)]));
}

/** Draws patients, their images, and the labels of the three tasks. */
export function drawTwin(images: number, seed: number): Twin {
  const cohort = drawCohort(images, seed);
  const names = CLASSES.map(({ name }) => name);
  const latents = drawLatents(cohort, names, seed);
  const gold = drawGold(cohort, classesOf(2), latents, publishedPrecisions(), seed);
  const noisy = drawLabels(cohort, CLASSES, latents, gold);
  const everyImage = Int32Array.from({ length: images }, (_, i) => i);
  const wholeSet = (task: 1 | 3): TestSet => {
    const classes = classesOf(task);
    const labels = new Map(classes.map((c) => [c.name, perImage(noisy.get(c.name)!, cohort)]));
    return { task, classes, images: everyImage, labels };
  };
  const goldSet: TestSet = {
    task: 2,
    classes: classesOf(2),
    images: Int32Array.from(gold.images),
    labels: gold.labels,
  };
  const ease = new Map(
    names.map((name) => [name, sharedEase(cohort, latents.get(name)!, seed, name)]),
  );
  return { seed, cohort, testSets: { 1: wholeSet(1), 2: goldSet, 3: wholeSet(3) }, ease };
}

/** Scores of one submission by class, in the order of the task's images. */
export function drawScores(twin: Twin, submission: Submission): Map<string, Float32Array> {
  const { task, team, targets } = submission;
  const { classes, images, labels } = twin.testSets[task];
  const portable = Uint8Array.from(images, (i) => (twin.cohort.views[i] === 'AP' ? 1 : 0));
  return new Map(
    classes.map(({ name }) => {
      const column = labels.get(name)!;
      const positives = column.reduce((sum, label) => sum + label, 0);
      const negatives = column.length - positives;
      const target = targets.get(name)!;
      const { placement, scores } = solve(target, positives, negatives, confidenceOf(team));
      const ease = teamEase(twin.ease.get(name)!, images, twin.seed, `Task ${task}`, team, name);
      const seen = WEAK_CLASSES.has(name)
        ? plantWeakness(ease, column, portable, placement.tp)
        : ease;
      return [name, assign(scores, column, seen)];
    }),
  );
}
