import { BANDS, type BandLimits } from '@/lib/challenge/bands';
import type { Pool } from './calibrate-submission';
import type { TaskClass } from './evaluation';
import { bandsOf } from './tables/label-counts';

/** Name of the pool of all classes; those of the bands are `head classes` and so on. */
export const ALL_CLASSES = 'all classes';

/** The pools of a task: all classes together, and those of each band that has any. */
export function poolsOf(classes: readonly TaskClass[], limits: BandLimits): Pool[] {
  const bands = bandsOf(classes, limits);
  const all = { name: ALL_CLASSES, classes: classes.map((c) => c.name) };
  const byBand = BANDS.map((band) => ({
    name: `${band} classes`,
    classes: all.classes.filter((name) => bands.get(name) === band),
  }));
  return [all, ...byBand.filter((pool) => pool.classes.length > 0)];
}
