import { type Bits, bitsOf, both, countBits, either, without } from '@/lib/metrics';
import { calledFor } from './misses';
import type { TaskCalls, TeamCalls } from './source';

/** Which images of a class are counted. */
export type Among = 'all' | 'positives' | 'negatives';

export const AMONG: readonly Among[] = ['all', 'positives', 'negatives'];

/** The images of a class that two submissions scored, by who is right. Rows of the label file. */
export interface Flips {
  readonly images: Bits;
  /** Wrong in the first submission, right in the second. */
  readonly fixed: Bits;
  /** Right in the first, wrong in the second. */
  readonly broken: Bits;
  readonly bothWrong: Bits;
}

/** Numbers of images of `Flips`. */
export interface FlipCounts {
  readonly images: number;
  readonly fixed: number;
  readonly broken: number;
  readonly bothWrong: number;
}

/** Images of a class by who is right; null where one of the two did not score the class. */
export function flipsOf(
  { classes, labels }: Pick<TaskCalls, 'classes' | 'labels'>,
  index: number,
  team: TeamCalls,
  other: TeamCalls,
  among: Among,
): Flips | null {
  const { name } = classes[index]!;
  const [called, otherCalled] = [team, other].map(({ calls }) => calls && calledFor(calls, name));
  if (!called || !otherCalled) return null;
  const scored = both(team.calls!.scored, other.calls!.scored);
  const [positive, negative] = [1, 0].map((label) => both(bitsOf(labels[index]!, label), scored));
  const wrongOf = (calls: Bits) => {
    const missed = without(positive!, calls);
    const alarms = both(negative!, calls);
    if (among === 'positives') return missed;
    return among === 'negatives' ? alarms : either(missed, alarms);
  };
  const images = { all: either(positive!, negative!), positives: positive!, negatives: negative! };
  const [wrong, otherWrong] = [wrongOf(called), wrongOf(otherCalled)];
  return {
    images: images[among],
    fixed: without(wrong, otherWrong),
    broken: without(otherWrong, wrong),
    bothWrong: both(wrong, otherWrong),
  };
}

export function flipCounts({ images, fixed, broken, bothWrong }: Flips): FlipCounts {
  return {
    images: countBits(images),
    fixed: countBits(fixed),
    broken: countBits(broken),
    bothWrong: countBits(bothWrong),
  };
}
