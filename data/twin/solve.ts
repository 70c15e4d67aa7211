import { averagePrecision, rankPositives } from '@/lib/metrics';
import { type Placement, place } from './placement';
import { type ClassScores, toScores } from './scores';
import type { Target } from './targets';

const TRIES = 5;
const CLOSE = 5e-4;

/** Average precision of the scores as rounded, ties and all. */
function apOf({ positives, negatives }: ClassScores): number {
  const scores = new Float32Array(positives.length + negatives.length);
  scores.set(positives);
  scores.set(negatives, positives.length);
  const labels = new Uint8Array(scores.length).fill(1, 0, positives.length);
  return averagePrecision(rankPositives(scores, labels));
}

/**
 * Scores of a class that measure what the target says. Rounding to four decimals ties images and so
 * moves AP a little; the aim is moved by as much the other way, and the nearest try is taken.
 */
export function solve(
  target: Target,
  positives: number,
  negatives: number,
  confidence: number,
): { placement: Placement; scores: ClassScores } {
  let aim = target.ap;
  let best: { placement: Placement; scores: ClassScores; miss: number } | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const placement = place({ ...target, ap: aim }, positives, negatives);
    const scores = toScores(placement, negatives, confidence);
    const miss = target.ap - apOf(scores);
    if (!best || Math.abs(miss) < Math.abs(best.miss)) best = { placement, scores, miss };
    if (Math.abs(miss) < CLOSE) break;
    aim += miss;
  }
  return best!;
}
