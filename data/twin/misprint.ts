import { crossing } from './bisect';
import { logistic, logit, mean } from './odds';
import type { Submission, Target } from './targets';

const clamp = (p: number) => Math.min(0.999, Math.max(0.001, p));

/**
 * False negative rates for a team whose printed ones are unusable: the other teams' mean log-odds of
 * each class, all moved by the one amount at which their macro average is the printed one. Recall is
 * at least F1, so that precision is at most recall; F1 = 0 means that no positive is found.
 */
export function withEstimatedFnr(
  targets: ReadonlyMap<string, Target>,
  others: readonly Submission[],
  macroFnr: number,
): Map<string, Target> {
  const moved = (shift: number) =>
    new Map(
      [...targets].map(([name, target]) => {
        const odds = mean(others.map((other) => logit(clamp(other.targets.get(name)!.fnr))));
        const fnr = target.f1 === 0 ? 1 : Math.min(1 - target.f1!, logistic(odds - shift));
        return [name, { ...target, fnr }];
      }),
    );
  const macro = (shift: number) => mean([...moved(shift).values()].map(({ fnr }) => fnr));
  return moved(crossing(-5, 5, (shift) => macro(shift) - macroFnr));
}
