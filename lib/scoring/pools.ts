import { type Bands, bandNames } from '@/lib/challenge/bands';
import type { Pool } from './calibrate-submission';
import type { TaskClass } from './evaluation';
import { bandsInForce, bandsOf } from './tables/label-counts';

/** Name of the pool of all classes; those of the bands are `head classes` and so on. */
export const ALL_CLASSES = 'all classes';

const POOL_ENDING = ' classes';

/** The band whose classes a pool holds; null for names that no pool of a band has. */
export function bandOfPool(name: string): string | null {
  return name.endsWith(POOL_ENDING) ? name.slice(0, -POOL_ENDING.length) : null;
}

/** The pools of a task: all classes together, and those of each band that has any. */
export function poolsOf(classes: readonly TaskClass[], choice: Bands | null): Pool[] {
  const bands = bandsOf(classes, choice);
  const all = { name: ALL_CLASSES, classes: classes.map((c) => c.name) };
  const byBand = bandNames(bandsInForce(classes, choice)).map((band) => ({
    name: `${band}${POOL_ENDING}`,
    classes: all.classes.filter((name) => bands.get(name) === band),
  }));
  return [all, ...byBand.filter((pool) => pool.classes.length > 0)];
}
