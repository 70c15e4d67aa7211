import type { Columns } from '../write-parquet';
import { CLASSES, TRAIN_IMAGES } from './classes';
import type { TestSet, Twin } from './twin';

const FIRST_SUBJECT = 90_000_001;
const FIRST_STUDY = 95_000_001;
const VIEW_NAMES = {
  AP: 'antero-posterior',
  PA: 'postero-anterior',
  LATERAL: 'lateral',
  LL: 'left lateral',
} as const;

const dicomId = (image: number) => `twin-${String(image + 1).padStart(7, '0')}`;

export const dicomIds = (images: Int32Array) => Array.from(images, dicomId);

function identity({ cohort }: Twin, images: Int32Array) {
  const study = (image: number) => cohort.studyOf[image]!;
  return {
    dicom_id: dicomIds(images),
    subject_id: images.map((i) => FIRST_SUBJECT + cohort.studies[study(i)]!.subject),
    study_id: images.map((i) => FIRST_STUDY + study(i)),
    ViewPosition: Array.from(images, (i) => cohort.views[i]!),
  };
}

/** A label file: the challenge's six columns, then 0/1 a class. */
export function labelColumns(twin: Twin, { images, classes, labels }: TestSet): Columns {
  const known = identity(twin, images);
  const { dicom_id, subject_id, study_id, ViewPosition } = known;
  const fpath = dicom_id.map((id, row) => {
    const subject = `p${subject_id[row]}`;
    return `files/${subject.slice(0, 3)}/${subject}/s${study_id[row]}/${id}.jpg`;
  });
  return {
    ...known,
    ViewCodeSequence_CodeMeaning: ViewPosition.map((view) => VIEW_NAMES[view]),
    fpath,
    ...Object.fromEntries(classes.map(({ name }) => [name, labels.get(name)!])),
  };
}

/** Attributes of every image. */
export function metadataColumns(twin: Twin): Columns {
  const { images } = twin.testSets[1];
  const { patients, studies, studyOf } = twin.cohort;
  const patient = (image: number) => patients[studies[studyOf[image]!]!.subject]!;
  return {
    ...identity(twin, images),
    sex: Array.from(images, (i) => (patient(i).female ? 'F' : 'M')),
    age: images.map((i) => patient(i).age),
  };
}

/** Training positives of the classes that have any: those of Task 1. */
export function countColumns(): Columns {
  const known = CLASSES.filter(({ trainPositives }) => trainPositives !== null);
  return {
    class: known.map(({ name }) => name),
    positives: Int32Array.from(known, ({ trainPositives }) => trainPositives!),
    images: new Int32Array(known.length).fill(TRAIN_IMAGES),
  };
}
