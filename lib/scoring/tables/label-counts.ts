import { type Band, type BandLimits, bandOf } from '@/lib/challenge/bands';
import type { TaskClass, TaskEvaluation } from '../evaluation';
import type { LabelCountRow } from '../result-tables';

/**
 * The prevalence a class is banded by: the training set's where class counts give it, else the
 * label file's own. A class that the counts leave out has none.
 */
export function bandingPrevalence({ training, positives, images }: TaskClass): number | null {
  if (training === 'unlisted') return null;
  if (training) return training.positives / training.images;
  return images === 0 ? null : positives / images;
}

/** What bands come from: training counts, the label file itself, or nothing that knows the classes. */
export type BandSource = 'training' | 'labels' | 'nothing';

export function bandSource(classes: readonly TaskClass[]): BandSource {
  if (classes.some(({ training }) => training && training !== 'unlisted')) return 'training';
  return classes.some(({ training }) => training) ? 'nothing' : 'labels';
}

/** Band of each class of a task. */
export function bandsOf(
  classes: readonly TaskClass[],
  limits: BandLimits,
): ReadonlyMap<string, Band | null> {
  return new Map(classes.map((c) => [c.name, bandOf(bandingPrevalence(c), limits)]));
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
    if (!c.training || c.training === 'unlisted') return [test];
    return [test, row('train', c.training.positives, c.training.images)];
  });
}
