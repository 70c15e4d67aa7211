import { type Jackknife, jackknife, pooledFreedom } from '@/lib/metrics';
import type { Statistic } from './statistics';

/** Bias and standard error by the jackknife, with the degrees of freedom of the error. */
export interface LeftOut extends Jackknife {
  readonly freedom: number;
}

/**
 * Degrees of freedom of a statistic's standard error, before the number of groups limits them: a
 * class has as many as groups with a positive image of it, less 1.
 */
function freedomOf(statistic: Statistic): number {
  const parts = statistic.parts();
  if (parts.length === 0) return Number.POSITIVE_INFINITY;
  if (parts.length === 1) return parts[0]!.freedom;
  return pooledFreedom(
    parts.map(({ variance }) => variance),
    parts.map(({ freedom }) => freedom),
  );
}

/** A statistic less its bias, and how certain that is; null without estimates that leave out a group. */
export function leaveOut(statistic: Statistic): LeftOut | null {
  const [full, left] = [statistic.series('full'), statistic.series('jackknife')];
  if (!full || !left || left.length === 0) return null;
  const found = jackknife(full[0]!, left);
  return { ...found, freedom: Math.min(found.groups - 1, freedomOf(statistic)) };
}

/** Likewise of one statistic minus another of the same images, group by group. */
export function leaveOutDifference(one: Statistic, other: Statistic): LeftOut | null {
  const [a, b] = [one.series('jackknife'), other.series('jackknife')];
  const [fullA, fullB] = [one.series('full'), other.series('full')];
  if (!a || !b || !fullA || !fullB || a.length === 0 || a.length !== b.length) return null;
  const found = jackknife(
    fullA[0]! - fullB[0]!,
    a.map((value, group) => value - b[group]!),
  );
  return { ...found, freedom: Math.min(found.groups - 1, freedomOf(one), freedomOf(other)) };
}
