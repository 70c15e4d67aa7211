import { type Random, stream } from './random';

export type View = 'AP' | 'PA' | 'LATERAL' | 'LL';

export interface Study {
  readonly subject: number;
  /** Indices of its first image and of the one after its last. */
  readonly first: number;
  readonly end: number;
  /** Standard normal: how ill the patient is at this study. */
  readonly severity: number;
}

export interface Patient {
  readonly female: boolean;
  /** Years. */
  readonly age: number;
}

/** Who was imaged, and how. Images of a study, and studies of a patient, are next to each other. */
export interface Cohort {
  readonly patients: readonly Patient[];
  readonly studies: readonly Study[];
  readonly views: readonly View[];
  /** Study of each image. */
  readonly studyOf: Int32Array;
}

const FEMALE = 0.48;
const AGE = { mean: 62, sd: 17, lowest: 18, highest: 91 };
/** Probability of yet another study of the same patient. */
const ANOTHER_STUDY = 0.71;
/** How much of a study's severity is the patient's. */
const PATIENT_SEVERITY = 0.7;
const PORTABLE = { atMeanSeverity: 0.05, slope: 0.9 };
const SECOND_PORTABLE = 0.15;

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function viewsOfStudy(portable: boolean, random: Random): View[] {
  if (portable) return random() < SECOND_PORTABLE ? ['AP', 'AP'] : ['AP'];
  const kind = random();
  if (kind < 0.62) return ['PA', 'LATERAL'];
  if (kind < 0.86) return ['PA', 'LL'];
  return kind < 0.96 ? ['PA'] : ['LL'];
}

/** Draws patients until their studies hold `images` images; the last study may be cut short. */
export function drawCohort(images: number, seed: number): Cohort {
  const random = stream(seed, 'cohort');
  const patients: Patient[] = [];
  const studies: Study[] = [];
  const views: View[] = [];
  const studyOf = new Int32Array(images);
  while (views.length < images) {
    const age = Math.round(AGE.mean + AGE.sd * gaussian(random));
    patients.push({
      female: random() < FEMALE,
      age: Math.min(AGE.highest, Math.max(AGE.lowest, age)),
    });
    const illness = gaussian(random);
    do {
      const severity =
        PATIENT_SEVERITY * illness + Math.sqrt(1 - PATIENT_SEVERITY ** 2) * gaussian(random);
      const portable = PORTABLE.atMeanSeverity + PORTABLE.slope * severity + gaussian(random) > 0;
      const first = views.length;
      views.push(...viewsOfStudy(portable, random).slice(0, images - first));
      studyOf.fill(studies.length, first, views.length);
      studies.push({ subject: patients.length - 1, first, end: views.length, severity });
    } while (views.length < images && random() < ANOTHER_STUDY);
  }
  return { patients, studies, views, studyOf };
}
