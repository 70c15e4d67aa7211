import { type Band, type BandLimits, bandOf } from '@/lib/challenge/bands';
import type { TaskClass, TaskEvaluation } from '../evaluation';
import type { LabelCountRow } from '../result-tables';

/**
 * The prevalence a class is banded by: the training set's where class counts give it, else the
 * label file's own, as long as the task has no training counts at all. A class the counts leave
 * out has none.
 */
export function bandingPrevalence(taskClass: TaskClass, hasTraining: boolean): number | null {
  if (taskClass.training) return taskClass.training.positives / taskClass.training.images;
  if (hasTraining || taskClass.images === 0) return null;
  return taskClass.positives / taskClass.images;
}

/** Whether bands come from training counts (else from the label file itself). */
export function hasTrainingCounts(classes: readonly TaskClass[]): boolean {
  return classes.some((c) => c.training !== null);
}

/** Band of each class of a task. */
export function bandsOf(
  classes: readonly TaskClass[],
  limits: BandLimits,
): ReadonlyMap<string, Band | null> {
  const training = hasTrainingCounts(classes);
  return new Map(classes.map((c) => [c.name, bandOf(bandingPrevalence(c, training), limits)]));
}

/** `label_counts`: the label file's own counts, and the training counts where given. */
export function labelCounts(evaluation: TaskEvaluation, limits: BandLimits): LabelCountRow[] {
  const bands = bandsOf(evaluation.classes, limits);
  return evaluation.classes.flatMap((c) => {
    const common = { task: evaluation.task, class: c.name, band: bands.get(c.name) ?? null };
    const row = (split: string, positives: number, images: number): LabelCountRow => ({
      ...common,
      split,
      positives,
      images,
      prevalence: images > 0 ? positives / images : null,
    });
    const test = row('test', c.positives, c.images);
    return c.training ? [test, row('train', c.training.positives, c.training.images)] : [test];
  });
}
