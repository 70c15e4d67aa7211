import type { ResultRows } from '@/lib/evaluation/result-tables';

/** Result tables that are written to files: all but the curves, which are thinned to be drawn. */
export type WrittenTable = Exclude<keyof ResultRows, 'curve_points'>;

export type WrittenType = 'text' | 'integer' | 'double';

type TypeOf<Value> = Exclude<Value, null> extends string ? 'text' : 'integer' | 'double';

/** Columns of the written result tables, in their order, with what they hold. */
export const RESULT_COLUMNS: {
  readonly [Table in WrittenTable]: {
    readonly [Column in keyof ResultRows[Table]]: TypeOf<ResultRows[Table][Column]>;
  };
} = {
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

export const WRITTEN_TABLES = Object.keys(RESULT_COLUMNS) as readonly WrittenTable[];

/** A result table by column, all of one length. */
export type TableColumns<Table extends WrittenTable> = {
  readonly [Column in keyof ResultRows[Table]]: ArrayLike<string | number | null>;
};

/** The names of a table's columns, in their order. */
export function columnNames<Table extends WrittenTable>(
  table: Table,
): (keyof ResultRows[Table] & string)[] {
  return Object.keys(RESULT_COLUMNS[table]) as (keyof ResultRows[Table] & string)[];
}

/** Rows of a result table by column. */
export function columnsOf<Table extends WrittenTable>(
  table: Table,
  rows: readonly ResultRows[Table][],
): TableColumns<Table> {
  const columns = columnNames(table).map((name) => [name, rows.map((row) => row[name])]);
  return Object.fromEntries(columns);
}
