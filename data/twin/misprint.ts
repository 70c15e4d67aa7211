import { crossing } from './bisect';
import { logistic, logit, mean } from './odds';
import type { Submission, Target } from './targets';

const clamp = (p: number) => Math.min(0.999, Math.max(0.001, p));

/** Averages over classes that the estimate is to meet. */
export interface FnrAverages {
  readonly macro: number;
  readonly micro: number;
}

/**
 * False negative rates for a team whose printed ones are unusable: the other teams' mean log-odds of
 * each class, stretched and moved alike so that the macro and micro averages are the printed ones.
 * Recall is at least F1, so that precision is at most recall; F1 = 0 means that no positive is found.
 * `weights` are the classes' prevalences.
 */
export function withEstimatedFnr(
  targets: ReadonlyMap<string, Target>,
  others: readonly Submission[],
  averages: FnrAverages,
  weights: ReadonlyMap<string, number>,
): Map<string, Target> {
  const names = [...targets.keys()];
  const odds = names.map((name) =>
    mean(others.map((other) => logit(clamp(other.targets.get(name)!.fnr)))),
  );
  const rates = (stretch: number, shift: number) =>
    names.map((name, c) => {
      const f1 = targets.get(name)!.f1!;
      return f1 === 0 ? 1 : Math.min(1 - f1, logistic(stretch * odds[c]! - shift));
    });
  const shiftFor = (stretch: number) =>
    crossing(-5, 5, (shift) => mean(rates(stretch, shift)) - averages.macro);
  const weight = names.map((name) => weights.get(name)!);
  const total = weight.reduce((sum, w) => sum + w, 0);
  const micro = (stretch: number) =>
    rates(stretch, shiftFor(stretch)).reduce((sum, fnr, c) => sum + fnr * weight[c]!, 0) / total;
  const stretch = crossing(0.2, 2, (value) => micro(value) - averages.micro);
  const found = rates(stretch, shiftFor(stretch));
  return new Map(names.map((name, c) => [name, { ...targets.get(name)!, fnr: found[c]! }]));
}
