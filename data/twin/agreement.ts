import { crossing } from './bisect';
import { logistic, logit, mean } from './odds';
import { normals, stream } from './random';
import type { Submission, Target, Task } from './targets';

/**
 * Mean average precision on Tasks 1 and 2 of the ten teams that stand for Figure 3. A, C, E, F are
 * printed; the other six are made up, placed so that r over the ten is the printed 0.972.
 */
export const AGREEMENT: readonly { team: string; task1: number; task2: number }[] = [
  { team: 'A', task1: 0.281, task2: 0.519 },
  { team: 'C', task1: 0.277, task2: 0.526 },
  { team: 'E', task1: 0.269, task2: 0.511 },
  { team: 'F', task1: 0.273, task2: 0.509 },
  { team: 'Twin 1', task1: 0.262, task2: 0.486 },
  { team: 'Twin 2', task1: 0.254, task2: 0.5 },
  { team: 'Twin 3', task1: 0.241, task2: 0.474 },
  { team: 'Twin 4', task1: 0.226, task2: 0.43 },
  { team: 'Twin 5', task1: 0.204, task2: 0.435 },
  { team: 'Twin 6', task1: 0.178, task2: 0.389 },
];

/** How far a class of a made-up submission strays from the printed teams' mean, in log-odds. */
const STRAY = 0.12;
const clamp = (p: number) => Math.min(0.999, Math.max(0.001, p));

/** Class targets around the printed teams' means, moved alike until their mean AP is `map`. */
function targetsFor(
  printed: readonly Submission[],
  map: number,
  random: () => number,
): Map<string, Target> {
  const names = [...printed[0]!.targets.keys()];
  const stray = normals(random, 2 * names.length);
  const meanOdds = (name: string, metric: 'ap' | 'fnr') =>
    mean(printed.map(({ targets }) => logit(clamp(targets.get(name)![metric]))));
  const moved = (shift: number) =>
    names.map((name, i): [string, Target] => {
      const ap = logistic(meanOdds(name, 'ap') + STRAY * stray[2 * i]! + shift);
      const fnr = logistic(meanOdds(name, 'fnr') + STRAY * stray[2 * i + 1]! - shift);
      return [name, { ap, fnr, f1: null }];
    });
  const meanAp = (shift: number) => mean(moved(shift).map(([, { ap }]) => ap));
  return new Map(moved(crossing(-4, 4, (shift) => map - meanAp(shift))));
}

/** What the ten teams need on either task beyond the printed submissions. */
export function agreementSubmissions(printed: readonly Submission[], seed: number): Submission[] {
  return ([1, 2] as const).flatMap((task: Task) => {
    const known = printed.filter((submission) => submission.task === task);
    return AGREEMENT.filter(({ team }) => known.every((other) => other.team !== team)).map(
      ({ team, task1, task2 }) => {
        const random = stream(seed, 'agreement', `Task ${task}`, team);
        const targets = targetsFor(known, task === 1 ? task1 : task2, random);
        return { task, team, printed: false, targets };
      },
    );
  });
}
