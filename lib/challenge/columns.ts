import { BUILT_IN } from './built-in';

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
  'ecg_id',
  'id',
] as const;

const ids = new Map<string, number>(ID_COLUMNS.map((name, order) => [spell(name), order]));

/** Place of a column among the known id columns, 0 for the most trusted; null if it is none. */
export function idOrder(column: string): number | null {
  return ids.get(spell(column)) ?? null;
}

/** Columns that describe an item and are no class, in files of any challenge. */
const ATTRIBUTES = [
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
  'male',
  'female',
  'is_male',
  'is_female',
  'age_group',
  'age_years',
  'frontal',
  'lateral',
  'is_frontal',
  'portable',
  'smoker',
  'smoking',
  'hispanic',
  'center',
  'centre',
  'vendor',
  'subset',
  'partition',
  'dataset',
  'is_train',
  'is_test',
  'is_valid',
  'is_val',
];

const described = Object.values(BUILT_IN).flatMap(({ columns = {} }) => [
  ...(columns.id ?? []),
  ...(columns.patient ?? []),
  ...(columns.attributes ?? []),
]);

const attributes = new Set([...ATTRIBUTES, ...described].map(spell));

/** What a person is called who labels images. */
export const READER_NOUNS =
  'rad|radiologist|reader|rater|annotator|observer|grader|expert|physician|doctor|clinician|labell?er|cardiologist|pathologist|reviewer';

const READER_COLUMN = new RegExp(`^(?:${READER_NOUNS})s?(?:id|name|no|nr|number)?$`);

/** Whether a column names who labelled a row. */
export function isReaderColumn(column: string): boolean {
  return READER_COLUMN.test(spell(column));
}

const lists = new Map(
  Object.values(BUILT_IN).flatMap(({ columns, classes }) =>
    (columns?.lists ?? []).map(
      (column) => [spell(column), classes.map(({ name }) => name)] as const,
    ),
  ),
);

/**
 * The classes that the cells of a column list, as a built-in challenge says; null for other columns.
 */
export function classesListedIn(column: string): readonly string[] | null {
  return lists.get(spell(column)) ?? null;
}

/** Whether a column is known to describe an image, so that it is never taken for a class. */
export function isAttributeColumn(column: string): boolean {
  return attributes.has(spell(column)) || isReaderColumn(column) || isRowIndex(column);
}

/** Whether a column is the row index that pandas writes along. */
export function isRowIndex(column: string): boolean {
  return /^(?:unnamed: ?\d+|__index_level_\d+__|level_\d+|index)$/i.test(column.trim());
}
