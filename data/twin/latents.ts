import type { Cohort } from './cohort';
import { FACTORS, type Factor, LOADINGS } from './loadings';
import { normals, stream } from './random';

/** How much of a factor is the patient's rather than the study's. */
const PATIENT_SHARE = 0.6;

function factorColumn(cohort: Cohort, factor: Factor, seed: number): Float32Array {
  const { studies, patients } = cohort;
  if (factor === 'severity') return Float32Array.from(studies, ({ severity }) => severity);
  if (factor === 'age') {
    return Float32Array.from(studies, ({ subject }) => (patients[subject]!.age - 62) / 17);
  }
  const random = stream(seed, 'factor', factor);
  const ofPatient = normals(random, patients.length);
  const ofStudy = normals(random, studies.length);
  const rest = Math.sqrt(1 - PATIENT_SHARE ** 2);
  return ofStudy.map((own, s) => PATIENT_SHARE * ofPatient[studies[s]!.subject]! + rest * own);
}

/**
 * One roughly standard normal number per study and class, correlated over classes by the loadings:
 * the copula from which labels are cut, and by which positives are hard or easy to see.
 */
export function drawLatents(
  cohort: Cohort,
  classes: readonly string[],
  seed: number,
): Map<string, Float32Array> {
  const factors = new Map(FACTORS.map((f) => [f, factorColumn(cohort, f, seed)]));
  return new Map(
    classes.map((name) => {
      const loadings = Object.entries(LOADINGS[name]!) as [Factor, number][];
      const own = Math.sqrt(1 - loadings.reduce((sum, [, weight]) => sum + weight ** 2, 0));
      const latent = normals(stream(seed, 'latent', name), cohort.studies.length);
      for (let s = 0; s < latent.length; s++) latent[s] = own * latent[s]!;
      for (const [factor, weight] of loadings) {
        const column = factors.get(factor)!;
        for (let s = 0; s < latent.length; s++) latent[s] = latent[s]! + weight * column[s]!;
      }
      return [name, latent];
    }),
  );
}
