import type { TaskClass } from '@/lib/scoring/evaluation';

/**
 * The seed of a task's draws, below 2^53: of the reader's seed and of the task's label counts, so
 * that two tasks are drawn independently of each other, and the same labels alike from whatever
 * file. Hash: cyrb53 (bryc).
 */
export function drawSeed(seed: number, images: number, classes: readonly TaskClass[]): number {
  const text = JSON.stringify([seed, images, classes.map((c) => [c.name, c.positives, c.images])]);
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

/** Groups that the jackknife leaves out in turn, where there are as many clusters. */
const JACKKNIFE_GROUPS = 50;

export function groupsOf(clusters: number): number {
  return Math.min(JACKKNIFE_GROUPS, clusters);
}
