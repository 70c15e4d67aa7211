import type { ResampledRows, ResultRows } from '@/lib/scoring/result-tables';

/** Result tables that are written to files: all but the curves, which are thinned to be drawn. */
export type WrittenTable = Exclude<keyof ResultRows, 'curve_points'>;

/** Tables that are there only where replicates were drawn. */
export type ResampledTable = keyof ResampledRows;

type Rows = ResultRows & ResampledRows;

export type WrittenType = 'text' | 'integer' | 'double';

type Shapes<Table extends keyof Rows> = {
  readonly [Name in Table]: {
    readonly [Column in keyof Rows[Name]]: TypeOf<Rows[Name][Column]>;
  };
};

type TypeOf<Value> = Exclude<Value, null> extends string ? 'text' : 'integer' | 'double';

/** Columns of the written result tables, in their order, with what they hold. */
export const RESULT_COLUMNS: Shapes<WrittenTable> = {
  team_metrics: {
    task: 'text',
    team: 'text',
    map: 'double',
    mauroc: 'double',
    mf1: 'double',
    mece: 'double',
    micro_f1: 'double',
    macro_fnr: 'double',
    micro_fnr: 'double',
    mbrier: 'double',
    rank: 'integer',
  },
  band_metrics: {
    task: 'text',
    team: 'text',
    band: 'text',
    classes: 'integer',
    map: 'double',
    mauroc: 'double',
    mf1: 'double',
    mfnr: 'double',
  },
  class_metrics: {
    task: 'text',
    team: 'text',
    class: 'text',
    band: 'text',
    positives: 'integer',
    images: 'integer',
    prevalence: 'double',
    ap: 'double',
    auroc: 'double',
    precision: 'double',
    recall: 'double',
    f1: 'double',
    fnr: 'double',
    fpr: 'double',
    specificity: 'double',
    brier: 'double',
    ece: 'double',
    ece_decision: 'double',
  },
  operating_points: {
    task: 'text',
    team: 'text',
    class: 'text',
    threshold: 'double',
    tp: 'integer',
    fp: 'integer',
    fn: 'integer',
    tn: 'integer',
  },
  calibration_bins: {
    task: 'text',
    team: 'text',
    class: 'text',
    bin: 'integer',
    lower: 'double',
    upper: 'double',
    count: 'integer',
    mean_score: 'double',
    positive_rate: 'double',
  },
  label_counts: {
    task: 'text',
    split: 'text',
    class: 'text',
    positives: 'integer',
    images: 'integer',
    prevalence: 'double',
    band: 'text',
  },
};

/** Columns of the tables that resampling adds. */
export const RESAMPLED_COLUMNS: Shapes<ResampledTable> = {
  bootstrap_metrics: {
    task: 'text',
    team: 'text',
    scope: 'text',
    subject: 'text',
    metric: 'text',
    estimate: 'double',
    lower: 'double',
    upper: 'double',
    method: 'text',
    level: 'double',
    standard_error: 'double',
    replicates: 'integer',
    lost: 'integer',
    positives: 'integer',
  },
  rank_distribution: {
    task: 'text',
    metric: 'text',
    team: 'text',
    full_rank: 'integer',
    rank: 'integer',
    replicates: 'integer',
    probability: 'double',
  },
  pairwise_comparisons: {
    task: 'text',
    scope: 'text',
    subject: 'text',
    metric: 'text',
    team: 'text',
    other: 'text',
    difference: 'double',
    lower: 'double',
    upper: 'double',
    level: 'double',
    probability: 'double',
    p_value: 'double',
    p_holm: 'double',
    replicates: 'integer',
  },
};

export const WRITTEN_TABLES = Object.keys(RESULT_COLUMNS) as readonly WrittenTable[];

export const RESAMPLED_TABLES = Object.keys(RESAMPLED_COLUMNS) as readonly ResampledTable[];

/** Any table that can be written. */
export type AnyTable = WrittenTable | ResampledTable;

/** Columns of every table that can be written. */
export const COLUMNS: Shapes<AnyTable> = { ...RESULT_COLUMNS, ...RESAMPLED_COLUMNS };

/** A result table by column, all of one length. */
export type TableColumns<Table extends AnyTable> = {
  readonly [Column in keyof Rows[Table]]: ArrayLike<string | number | null>;
};

/** The names of a table's columns, in their order. */
export function columnNames<Table extends AnyTable>(table: Table): (keyof Rows[Table] & string)[] {
  return Object.keys(COLUMNS[table]) as (keyof Rows[Table] & string)[];
}

/** Rows of a result table by column. */
export function columnsOf<Table extends AnyTable>(
  table: Table,
  rows: readonly Rows[Table][],
): TableColumns<Table> {
  const columns = columnNames(table).map((name) => [name, rows.map((row) => row[name])]);
  return Object.fromEntries(columns);
}
