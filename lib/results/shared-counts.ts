import type { ClassBreakdown, GroupCounts } from '@/lib/scoring/break-down';
import type { StoredTask } from './types';

const sameNumbers = (a: Uint32Array, b: Uint32Array) =>
  a.length === b.length && a.every((count, k) => count === b[k]);

const sameGroup = (a: GroupCounts, b: GroupCounts) =>
  a.positives === b.positives &&
  a.images === b.images &&
  sameNumbers(a.tp, b.tp) &&
  sameNumbers(a.fp, b.fp);

function sameBreakdown(a: readonly ClassBreakdown[], b: readonly ClassBreakdown[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (own, index) =>
        own.groups.length === b[index]!.groups.length &&
        own.groups.every((group, k) => sameGroup(group, b[index]!.groups[k]!)),
    )
  );
}

/**
 * For each attribute of a task the first one whose groups have the same counts in every submission,
 * itself or one before it: as a code and its meaning. Their counts are stored once.
 */
export function sharedCounts({ attributes, submissions }: StoredTask): number[] {
  const areSame = (a: string, b: string) =>
    submissions.every(({ summary: { breakdowns } }) => {
      const [own, other] = [breakdowns.get(a), breakdowns.get(b)];
      return own !== undefined && other !== undefined && sameBreakdown(own, other);
    });
  return attributes.map(({ name, groups }, index) => {
    const first = attributes.findIndex(
      (other, k) => k < index && other.groups.length === groups.length && areSame(name, other.name),
    );
    return first < 0 ? index : first;
  });
}
