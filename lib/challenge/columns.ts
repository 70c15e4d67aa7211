/** Spelling does not matter: `Image Index`, `image_index` and `ImageIndex` are one name. */
function spell(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}[\]#]+/gu, '');
}

/**
 * Columns that identify an image, most trusted first. `study_id` comes after every column that
 * names a single image, because a study can hold several.
 */
export const ID_COLUMNS = [
  'dicom_id',
  'image_id',
  'Image Index',
  'Path',
  'study_id',
  'id',
] as const;

const ids = new Map<string, number>(ID_COLUMNS.map((name, order) => [spell(name), order]));

/** Place of a column among the known id columns, 0 for the most trusted; null if it is none. */
export function idOrder(column: string): number | null {
  return ids.get(spell(column)) ?? null;
}

/** Columns of the challenge and of kindred data sets that describe an image and are no class. */
const ATTRIBUTES = [
  // CXR-LT and MIMIC-CXR
  'subject_id',
  'study_id',
  'ViewPosition',
  'ViewCodeSequence_CodeMeaning',
  'PatientOrientationCodeSequence_CodeMeaning',
  'ProcedureCodeSequence_CodeMeaning',
  'PerformedProcedureStepDescription',
  'StudyDate',
  'StudyTime',
  'Rows',
  'Columns',
  'fpath',
  'Path',
  'split',
  // ChestX-ray14
  'Finding Labels',
  'Follow-up #',
  'Patient ID',
  'Patient Age',
  'Patient Gender',
  'Patient Sex',
  'View Position',
  // ... whose header has commas inside its names: `OriginalImage[Width,Height]`
  'OriginalImage[Width',
  'Height]',
  'OriginalImagePixelSpacing[x',
  'y]',
  // CheXpert
  'Sex',
  'Age',
  'Frontal/Lateral',
  'AP/PA',
  // Anywhere
  'gender',
  'race',
  'ethnicity',
  'insurance',
  'language',
  'marital_status',
  'anchor_age',
  'anchor_year',
  'fold',
  'site',
  'hospital',
  'institution',
  'scanner',
  'manufacturer',
  'device',
  'view',
  'date',
  'year',
  'weight',
  'height',
  'width',
  'bmi',
  'filename',
  'file_name',
  'file',
  'patient',
  'patient_id',
  'report',
];

const attributes = new Set(ATTRIBUTES.map(spell));

/** Whether a column is known to describe an image, so that it is never taken for a class. */
export function isAttributeColumn(column: string): boolean {
  return attributes.has(spell(column)) || isRowIndex(column);
}

/** Whether a column is the row index that pandas writes along. */
export function isRowIndex(column: string): boolean {
  return /^(?:unnamed: ?\d+|__index_level_\d+__|level_\d+|index)$/i.test(column.trim());
}
