import { BUILT_IN } from './built-in';
import type { Challenge } from './challenge';

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

/** Columns of files as a description names them; spelling does not matter. */
export interface DescribedColumns {
  /** Most trusted first. */
  readonly ids: readonly string[];
  /** Patients too. */
  readonly attributes: readonly string[];
  readonly lists: readonly string[];
  /** Names of all classes: a class that no cell of `lists` names is negative everywhere. */
  readonly classes: readonly string[];
}

/** The columns that a description names; null where it names none. */
export function columnsOfChallenge({ columns, classes }: Challenge): DescribedColumns | null {
  if (!columns) return null;
  const { id = [], patient = [], attributes = [], lists = [] } = columns;
  return {
    ids: id,
    attributes: [...patient, ...attributes],
    lists,
    classes: classes.map(({ name }) => name),
  };
}

/** Whether a description names one of these columns. */
export function namesSome({ ids, attributes, lists }: DescribedColumns, names: readonly string[]) {
  const described = new Set([...ids, ...attributes, ...lists].map(spell));
  return names.some((name) => described.has(spell(name)));
}

interface KnownColumns {
  readonly ids: ReadonlyMap<string, number>;
  readonly attributes: ReadonlySet<string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

let own: KnownColumns = { ids: new Map(), attributes: new Set(), lists: new Map() };

/** Does some work, at once, for which the columns of a description are known as well. */
export function withColumns<T>(columns: DescribedColumns | undefined, work: () => T): T {
  if (!columns) return work();
  const before = own;
  const { classes } = columns;
  own = {
    ids: new Map(columns.ids.map((name, i) => [spell(name), i - columns.ids.length])),
    attributes: new Set(columns.attributes.map(spell)),
    lists: new Map(columns.lists.map((name) => [spell(name), classes])),
  };
  try {
    return work();
  } finally {
    own = before;
  }
}

/**
 * Place of a column among the known id columns, the least for the most trusted (below 0 for those of
 * a description in force); null if it is none.
 */
export function idOrder(column: string): number | null {
  const name = spell(column);
  return own.ids.get(name) ?? ids.get(name) ?? null;
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

/** The classes that the cells of a column list, as a description says; null for other columns. */
export function classesListedIn(column: string): readonly string[] | null {
  const name = spell(column);
  return own.lists.get(name) ?? lists.get(name) ?? null;
}

/** Whether a column is known to describe an image, so that it is never taken for a class. */
export function isAttributeColumn(column: string): boolean {
  const name = spell(column);
  return (
    own.attributes.has(name) || attributes.has(name) || isReaderColumn(column) || isRowIndex(column)
  );
}

/** Whether a column is the row index that pandas writes along. */
export function isRowIndex(column: string): boolean {
  return /^(?:unnamed: ?\d+|__index_level_\d+__|level_\d+|index)$/i.test(column.trim());
}
