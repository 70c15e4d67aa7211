import type { TwinClass } from './classes';
import type { Cohort } from './cohort';
import type { GoldSet } from './gold';
import { KIND_OF, NO_FINDING } from './loadings';
import { descending } from './rank';

/** Labels by class name, one a study: reports are labelled, so a study's images agree. */
export type StudyLabels = Map<string, Uint8Array>;

/** Parents before their kinds, Normal before all. */
function inOrder(classes: readonly TwinClass[]): TwinClass[] {
  const rank = ({ name }: TwinClass) => (name === 'Normal' ? 0 : name in KIND_OF ? 2 : 1);
  return classes.toSorted((a, b) => rank(a) - rank(b));
}

/** Adds studies from the highest latent down until their images make up `wanted`. */
function fill(
  labels: Uint8Array,
  latent: Float32Array,
  allowed: (study: number) => boolean,
  cohort: Cohort,
  wanted: number,
): void {
  let missing = wanted;
  for (const s of descending(latent)) {
    if (missing <= 0) return;
    const { first, end } = cohort.studies[s]!;
    if (labels[s] || end - first > missing || !allowed(s)) continue;
    labels[s] = 1;
    missing -= end - first;
  }
}

/**
 * The test labels of Tasks 1 and 3: round(prevalence x images) positive images a class, those whose
 * study has the highest latent. A Normal study has no finding; a kind of a finding has the finding.
 * Gold studies keep the noisy labels they were given; where a small twin has fewer positives than
 * those hold, it keeps them all.
 */
export function drawLabels(
  cohort: Cohort,
  classes: readonly TwinClass[],
  latents: ReadonlyMap<string, Float32Array>,
  gold: GoldSet,
): StudyLabels {
  const labels: StudyLabels = new Map();
  for (const { name, prevalence } of inOrder(classes)) {
    const column = new Uint8Array(cohort.studies.length);
    const given = gold.noisy.get(name);
    let images = Math.round(prevalence * cohort.views.length);
    for (const [g, s] of gold.studies.entries()) {
      if (!given?.[g]) continue;
      column[s] = 1;
      images -= cohort.studies[s]!.end - cohort.studies[s]!.first;
    }
    const normal = NO_FINDING.has(name) ? undefined : labels.get('Normal');
    const parent = labels.get(KIND_OF[name] ?? '');
    const fixed = given ? gold.isGold : undefined;
    const allowed = (s: number) => !normal?.[s] && (parent?.[s] ?? 1) === 1 && !fixed?.[s];
    fill(column, latents.get(name)!, allowed, cohort, images);
    labels.set(name, column);
  }
  return labels;
}

/** Labels of images from those of their studies. */
export function perImage(column: Uint8Array, cohort: Cohort): Uint8Array {
  return Uint8Array.from(cohort.studyOf, (s) => column[s]!);
}
