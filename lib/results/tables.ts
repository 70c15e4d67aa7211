/** How a column of a results file is stored. */
export interface StoredColumn {
  /** `count` in 32 bits, `wide` a whole number in 64, `number` a double, `text`. */
  readonly type: 'count' | 'wide' | 'number' | 'text';
  /** Parquet's encoding of its values: differences, single bytes apart, or a dictionary. */
  readonly encoding: 'delta' | 'split' | 'dictionary';
  readonly description: string;
}

type Columns = Readonly<Record<string, StoredColumn>>;

const delta = (description: string) => ({ type: 'count', encoding: 'delta', description }) as const;
const number = (description: string, encoding: 'split' | 'dictionary' = 'dictionary') =>
  ({ type: 'number', encoding, description }) as const;
const text = (description: string) =>
  ({ type: 'text', encoding: 'dictionary', description }) as const;

const series = delta('Row of `series`, from 0');

/** The tables of a results file, each a Parquet file; `README.md` describes them. */
export const STORED_TABLES = {
  series: {
    submission: delta('Number of the submission in the manifest, from 0 over all tasks'),
    task: text('Name of the task'),
    team: text('Name of the team'),
    class: text('Name of the class, or of a pool of classes'),
    kind: text('`class`, or `pool` for several classes together'),
    precision: delta('Bits of the scores: 32 or 64'),
    lowest: number('Lowest score of known label'),
    positives: delta('Images labelled positive; 0 of a pool'),
    images: delta('Images of known label; 0 of a pool'),
    unknown: delta('Images of unknown label; 0 of a pool'),
  },
  statistics: {
    series,
    statistic: text('Name of a statistic of the scores, or `tied`'),
    value: number('Its value; NaN where undefined'),
  },
  threshold_counts: {
    series,
    step: delta('Threshold in thousandths'),
    tp: delta('Images labelled positive with a score above it'),
    fp: delta('Images labelled negative with a score above it'),
  },
  curve_points: {
    series,
    curve: delta('0 precision over recall, 1 ROC'),
    tp: delta('True positives; 0 with no false positives begins precision over recall'),
    fp: delta('False positives'),
    threshold: number('Score from which images are counted', 'split'),
  },
  calibration_bins: {
    series,
    binning: delta('0 equal width, 1 equal numbers of images'),
    bins: delta('Number of bins'),
    bin: delta('Number of the bin, from 0; empty bins of equal width are left out'),
    upper: number('Upper edge of a bin of equal numbers; NaN of equal width, where it is known'),
    count: delta('Images in the bin; of equal numbers, how many more than without ties'),
    positives: delta('Those labelled positive'),
    right: delta('Those with [score >= 0.5] = label, less those if all were on the mean’s side'),
    mean_score: number('Mean score; NaN where there is no image', 'split'),
  },
  mean_corrections: {
    series,
    binning: delta('0 equal width, 1 equal numbers of images'),
    bins: delta('Number of bins, which are added up from a multiple of them'),
    bin: delta('Number of the bin, from 0; bins without a correction are left out'),
    steps: delta('Doubles from the mean score added up to that of the images'),
  },
  group_counts: {
    series,
    attribute: delta('Number of the attribute in the manifest'),
    group: delta('Number of the group in the manifest'),
    step: delta('Threshold in thousandths; -1 for all images'),
    tp: delta('Images labelled positive with a score above it'),
    fp: delta('Images labelled negative with a score above it'),
  },
  replicates: {
    series,
    labels: delta('Set of label counts, in `replicate_labels`'),
    kind: delta('0 bootstrap, 1 jackknife, 2 all images'),
    tp: delta('True positives at the threshold of the replicates'),
    fp: delta('False positives'),
    ap: number('Average precision', 'split'),
    lost: {
      type: 'wide',
      encoding: 'delta',
      description: 'Twice the pairs in the wrong order, ties half: AUROC is 1 - lost / (2 P N)',
    },
  },
  replicate_labels: {
    labels: delta('Number of the set'),
    kind: delta('As in `replicates`'),
    positives: delta('Positive images of the sample'),
    negatives: delta('Negative images of the sample'),
  },
  replicate_errors: {
    series,
    auroc_error: number('Standard error of AUROC after DeLong'),
  },
  score_counts: {
    series,
    score: number('A score'),
    positives: delta('Images labelled positive that have it'),
    negatives: delta('Images labelled negative that have it'),
  },
  rounded_counts: {
    series,
    decimals: delta('Decimals that the scores are rounded to'),
    score: delta('A score in units of the last decimal'),
    positives: { ...delta('Images labelled positive that have it'), encoding: 'dictionary' },
    negatives: delta('Images labelled negative that have it'),
  },
} as const satisfies Readonly<Record<string, Columns>>;

export type StoredTableName = keyof typeof STORED_TABLES;

export const STORED_TABLE_NAMES = Object.keys(STORED_TABLES) as readonly StoredTableName[];

/** Columns of a table by name. */
export function columnsOfTable(name: StoredTableName): readonly [string, StoredColumn][] {
  return Object.entries<StoredColumn>(STORED_TABLES[name]);
}

type CellOf<C extends StoredColumn> = C['type'] extends 'text' ? string : number;

/** A table's values by column, all of one length. */
export type TableValues<Name extends StoredTableName> = {
  readonly [Column in keyof (typeof STORED_TABLES)[Name]]: (typeof STORED_TABLES)[Name][Column] extends StoredColumn
    ? ArrayLike<CellOf<(typeof STORED_TABLES)[Name][Column]>>
    : never;
};

/** A row of a table. */
export type TableRow<Name extends StoredTableName> = {
  readonly [Column in keyof TableValues<Name>]: TableValues<Name>[Column] extends ArrayLike<
    infer Cell
  >
    ? Cell
    : never;
};
