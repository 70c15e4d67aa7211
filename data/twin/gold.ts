import type { TwinClass } from './classes';
import type { Cohort } from './cohort';
import { NO_FINDING } from './loadings';
import { normals, stream } from './random';
import { descending } from './rank';
import { GOLD_IMAGES } from './sizes';

/** How many gold positives the rule-based labels find, where counts leave the choice. Assumed. */
const USUAL_RECALL = 0.8;
const ROUNDING = 0.0005 + 1e-9;

/**
 * Whole counts whose ratio is the printed precision: of `called` images labelled positive, `correct`
 * are among the `positives` of the gold set. Of the counts that fit to the last printed digit, those
 * nearest to a recall of 0.8; where none fits, those with the nearest precision.
 *
 * @example rowsForPrecision(0.161, 6) // { correct: 5, called: 31 }
 */
export function rowsForPrecision(
  precision: number,
  positives: number,
): { correct: number; called: number } {
  const pairs = Array.from({ length: positives }, (_, i) => {
    const correct = i + 1;
    const called = Math.round(correct / precision);
    return {
      correct,
      called,
      error: Math.max(0, Math.abs(correct / called - precision) - ROUNDING),
      distance: Math.abs(correct - USUAL_RECALL * positives),
    };
  });
  pairs.sort((a, b) => a.error - b.error || a.distance - b.distance);
  const { correct, called } = pairs[0]!;
  return { correct, called };
}

/** The studies read by hand, one image each, with their gold and their noisy labels. */
export interface GoldSet {
  /** Study of each gold image, ascending. */
  readonly studies: readonly number[];
  /** The gold image itself, a frontal one. */
  readonly images: readonly number[];
  /** By study: 1 for a gold one. */
  readonly isGold: Uint8Array;
  /** By class, one a gold image. */
  readonly labels: ReadonlyMap<string, Uint8Array>;
  /** The rule-based labels of the same studies, which Task 1 scores against. */
  readonly noisy: ReadonlyMap<string, Uint8Array>;
}

/** The gold set was read for rare findings, so its patients are more ill than most. */
const ENRICHMENT = 0.5;

function frontal(cohort: Cohort, study: number): number {
  const { first, end } = cohort.studies[study]!;
  for (let i = first; i < end; i++) if (['AP', 'PA'].includes(cohort.views[i]!)) return i;
  return -1;
}

function chooseStudies(cohort: Cohort, seed: number): number[] {
  const chance = normals(stream(seed, 'gold', 'studies'), cohort.studies.length);
  const score = chance.map((own, s) => own + ENRICHMENT * cohort.studies[s]!.severity);
  const chosen: number[] = [];
  const patients = new Set<number>();
  for (const s of descending(score)) {
    if (chosen.length === GOLD_IMAGES) break;
    const { subject } = cohort.studies[s]!;
    if (patients.has(subject) || frontal(cohort, s) < 0) continue;
    patients.add(subject);
    chosen.push(s);
  }
  return chosen.sort((a, b) => a - b);
}

/** Marks the `count` allowed images of the highest score. */
function top(score: Float32Array, count: number, allowed: (i: number) => boolean): Uint8Array {
  const marked = new Uint8Array(score.length);
  let missing = count;
  for (const i of descending(score)) {
    if (missing === 0) break;
    if (!allowed(i)) continue;
    marked[i] = 1;
    missing--;
  }
  return marked;
}

/**
 * Chooses the gold studies and gives each of their classes its inferred number of gold positives,
 * and noisy labels whose precision against them is the published one as nearly as whole counts
 * allow. Normal excludes findings in both.
 */
export function drawGold(
  cohort: Cohort,
  classes: readonly TwinClass[],
  latents: ReadonlyMap<string, Float32Array>,
  precisions: ReadonlyMap<string, number>,
  seed: number,
): GoldSet {
  const studies = chooseStudies(cohort, seed);
  const labels = new Map<string, Uint8Array>();
  const noisy = new Map<string, Uint8Array>();
  const normalFirst = classes.toSorted(
    (a, b) => Number(b.name === 'Normal') - Number(a.name === 'Normal'),
  );
  for (const { name, goldPositives } of normalFirst) {
    const latent = Float32Array.from(studies, (s) => latents.get(name)![s]!);
    const mayShow = (normal: Uint8Array | undefined) => (i: number) =>
      NO_FINDING.has(name) || !normal?.[i];
    const truth = top(latent, goldPositives!, mayShow(labels.get('Normal')));
    const { correct, called } = rowsForPrecision(precisions.get(name)!, goldPositives!);
    const noise = normals(stream(seed, 'gold', 'noise', name), studies.length);
    const seen = latent.map((z, i) => z + noise[i]!);
    const allowed = mayShow(noisy.get('Normal'));
    const right = top(seen, correct, (i) => truth[i] === 1 && allowed(i));
    const wrong = top(seen, called - correct, (i) => truth[i] === 0 && allowed(i));
    labels.set(name, truth);
    noisy.set(
      name,
      right.map((value, i) => value | wrong[i]!),
    );
  }
  const isGold = new Uint8Array(cohort.studies.length);
  for (const s of studies) isGold[s] = 1;
  return { studies, images: studies.map((s) => frontal(cohort, s)), isGold, labels, noisy };
}
