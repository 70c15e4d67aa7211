import type { GroupCounts } from '@/lib/scoring/break-down';

const COUNTS = ['tp', 'fp'] as const;

/** The images of a class that are in none of the groups; null where a group has more than there are. */
export function restOf(all: GroupCounts, groups: readonly GroupCounts[]): GroupCounts | null {
  let [positives, images] = [all.positives, all.images];
  const rest = { tp: all.tp.slice(), fp: all.fp.slice() };
  for (const group of groups) {
    positives -= group.positives;
    images -= group.images;
    for (const name of COUNTS) {
      const [left, own] = [rest[name], group[name]];
      if (left.length !== own.length) return null;
      for (let k = 0; k < own.length; k++) {
        if (own[k]! > left[k]!) return null;
        left[k]! -= own[k]!;
      }
    }
  }
  return positives < 0 || images < positives ? null : { positives, images, ...rest };
}

/**
 * The largest group of a class, which need not be stored: its counts follow from those of all images
 * and of the other groups. -1 where some images are in no group.
 */
export function impliedGroup(all: GroupCounts, groups: readonly GroupCounts[]): number {
  const left = restOf(all, groups);
  const isWhole =
    left !== null && left.images === 0 && COUNTS.every((name) => left[name].every((n) => n === 0));
  if (!isWhole) return -1;
  return groups.reduce(
    (largest, { images }, group) => (images > (groups[largest]?.images ?? -1) ? group : largest),
    -1,
  );
}
