import { byClassKey } from '@/lib/challenge/canonical-order';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import { jackknifeGroups } from '@/lib/metrics';
import type { TaskClass } from '@/lib/scoring/evaluation';
import type { ResamplingDesign } from '@/lib/scoring/resampling';
import type { ClusterAssignment } from './replicates';

/** 53 bits of a text's hash: cyrb53 (bryc). */
function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

type LabelCounts = Pick<TaskClass, 'name' | 'positives' | 'images'>;

/**
 * The seed of a task's replicates, below 2^53, from the user's seed and the task's label counts. So
 * different tasks are resampled independently, and the same labels are resampled equally, whatever
 * their file and order of classes.
 */
export function taskSeed(seed: number, images: number, classes: readonly LabelCounts[]): number {
  const counts = [...classes]
    .sort((a, b) => byClassKey(a.name, b.name))
    .map((c) => [canonicalClassKey(c.name), c.positives, c.images]);
  return hashOf(JSON.stringify([seed, images, counts]));
}

/** How a task is resampled: the same labels and clusters give the same replicates. */
export function resamplingDesign(
  { clusterOf, use }: ClusterAssignment,
  classes: readonly LabelCounts[],
  seed: number,
  replicates: number,
): ResamplingDesign {
  return {
    images: use.images,
    clusterOf,
    seed: taskSeed(seed, use.images, classes),
    replicates,
    groups: jackknifeGroups(use.clusters),
  };
}
