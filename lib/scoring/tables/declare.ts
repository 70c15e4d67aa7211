import type { BandLimits } from '@/lib/challenge/bands';
import type { PlainColumn, PlainType } from '@/lib/ingest/plain-column';
import type { StatisticWords } from '@/lib/metrics';
import type { Breakdown } from '../break-down';
import type { TaskEvaluation } from '../evaluation';

/** What a column holds in files and in SQL; a missing value is null. */
export type ColumnType = Exclude<PlainType, 'boolean'>;

/** How a column's values are shown and printed. */
export type ColumnFormat =
  | 'text'
  /** A whole number. */
  | 'count'
  /** Three decimals. */
  | 'score'
  /** A share of 1, in percent. */
  | 'percent'
  /** A difference, with its sign. */
  | 'signed'
  | 'seconds'
  /** A number of any size and unit. */
  | 'number';

export type Value = string | number | null;

/** A column of a result table. */
export interface Column {
  readonly type: ColumnType;
  readonly format: ColumnFormat;
  /** Heading. */
  readonly title: string;
  /** What it holds, in one phrase. */
  readonly description: string;
  /** Which values are better, where some are. */
  readonly better?: 'higher' | 'lower' | null;
  /** Whether it can be undefined. */
  readonly nullable?: boolean;
  /** When it is undefined. */
  readonly undefinedWhen?: string;
  /** All values a text can have. */
  readonly values?: readonly string[];
}

/** A column that says how its value is computed, from what its table has a row of. */
export interface ComputedColumn<Source, Result extends Value> extends Column {
  readonly value: (source: Source) => Result;
}

export type Columns = Readonly<Record<string, Column>>;

type ValueOf<C extends Column> = C extends { readonly value: (source: never) => infer Result }
  ? Result
  :
      | (C extends { readonly values: readonly (infer Text)[] }
          ? Text
          : C['type'] extends 'text'
            ? string
            : number)
      | (C extends { readonly nullable: true } ? null : never);

/** A row of a table, from its columns. */
export type RowOf<Table extends { readonly columns: Columns }> = {
  -readonly [Name in keyof Table['columns']]: ValueOf<Table['columns'][Name]>;
};

/** A table by column, all of one length. */
export type ColumnsOf<Table extends { readonly columns: Columns }> = {
  readonly [Name in keyof Table['columns']]: ArrayLike<Value>;
};

/** What a result table changes with. */
export type Dependency =
  /** Classes of the tasks, their labels and training counts. */
  | 'labels'
  /** Scores of the submissions. */
  | 'scores'
  /** Number and kind of calibration bins. */
  | 'bins'
  | 'threshold'
  /** Prevalences between the bands. */
  | 'limits'
  /** Attributes of the images. */
  | 'metadata'
  /** Replicates of the bootstrap, and what they would be made with now. */
  | 'replicates'
  /** Nominal coverage of the intervals. */
  | 'level'
  /** Which teams are visible. */
  | 'teams';

/** What result tables are made of. */
export interface TableInputs {
  readonly evaluations: readonly TaskEvaluation[];
  readonly threshold: number;
  readonly limits: BandLimits;
  /** Counts by group of images, of every attribute. */
  readonly breakdowns: () => Promise<readonly Breakdown[]>;
  /** The rows that lib/inference makes of replicates. */
  readonly resampled: (table: string) => Promise<readonly object[]>;
}

/** A result table: the one place that says what it holds. */
export interface ResultTable<Name extends string = string, C extends Columns = Columns> {
  /** In SQL, of files, on the page. */
  readonly name: Name;
  /** What it holds, in one sentence. */
  readonly description: string;
  /** Columns that together tell its rows apart. */
  readonly key: readonly string[];
  /** In the order of files and of SQL. */
  readonly columns: C;
  /** Columns that come first on the page, in their order; the others follow. */
  readonly first?: readonly string[];
  /**
   * What a cell sorts its rows by: classes and teams in the order shown, other columns by value.
   * Empty for the order the rows are made in.
   */
  readonly order: readonly string[];
  readonly dependsOn: readonly Dependency[];
  /** Whether the best value of each column is set in bold on paper. */
  readonly marksBest?: boolean;
  /** Whether `bootstrap_metrics` has intervals of its values. */
  readonly hasIntervals?: boolean;
  /** Where it is found: as a table of SQL, as a file of the terminal's `--out`. */
  readonly inSql: boolean;
  readonly inFiles: boolean;
  /** Whether its rows take so long that they are made only for a query that names the table. */
  readonly onDemand?: boolean;
  /** Whether the rows of a submission can be made without the other ones. */
  readonly bySubmission?: boolean;
  readonly make: (inputs: TableInputs) => Made | Promise<Made>;
}

/** A table's rows, or its columns where there are too many rows for an object each. */
export type Made = readonly object[] | Readonly<Record<string, ArrayLike<Value>>>;

/** What is made of columns. */
type MadeOf<C extends Columns> =
  | readonly RowOf<{ readonly columns: C }>[]
  | ColumnsOf<{ readonly columns: C }>;

/** Declares a result table; what it makes is checked against its columns. */
export function resultTable<const Name extends string, C extends Columns>(
  table: ResultTable<Name, C> & {
    readonly key: readonly NoInfer<keyof C>[];
    readonly first?: readonly NoInfer<keyof C>[];
    readonly order: readonly NoInfer<keyof C>[];
    readonly make: (inputs: TableInputs) => MadeOf<NoInfer<C>> | Promise<MadeOf<NoInfer<C>>>;
  },
): ResultTable<Name, C> {
  return table;
}

/** Columns that say how their values are computed from a `Source`, and the row they give of one. */
export function computed<Source>() {
  return {
    row: <C extends Readonly<Record<string, ComputedColumn<Source, Value>>>>(
      columns: C,
      source: Source,
    ) => {
      const row: Record<string, Value> = {};
      for (const name in columns) row[name] = columns[name]!.value(source);
      return row as RowOf<{ readonly columns: C }>;
    },
    text: <Result extends string | null>(
      title: string,
      description: string,
      value: (source: Source) => Result,
    ): ComputedColumn<Source, Result> => ({
      type: 'text',
      format: 'text',
      title,
      description,
      value,
    }),
    count: <Result extends number | null>(
      title: string,
      description: string,
      value: (source: Source) => Result,
    ): ComputedColumn<Source, Result> => ({
      type: 'integer',
      format: 'count',
      title,
      description,
      value,
    }),
    score: <Result extends number | null>(
      title: string,
      description: string,
      value: (source: Source) => Result,
    ): ComputedColumn<Source, Result> => ({
      type: 'double',
      format: 'score',
      title,
      description,
      value,
    }),
    /** A column for each statistic of a declaration; undefined values are null. */
    statistics: <const Statistics extends Readonly<Record<string, StatisticWords>>>(
      statistics: Statistics,
      value: (source: Source, name: keyof Statistics & string) => number | null,
    ) => {
      const columns = Object.entries(statistics).map(([name, words]) => [
        name,
        { ...statisticColumn(words), value: (source: Source) => value(source, name) },
      ]);
      return Object.fromEntries(columns) as {
        readonly [Name in keyof Statistics]: ComputedColumn<Source, number | null>;
      };
    },
  };
}

function statisticColumn({ title, description, undefinedWhen, better, format }: StatisticWords) {
  return {
    type: 'double',
    format: format ?? 'score',
    title,
    description,
    better,
    nullable: true,
    undefinedWhen,
  } as const;
}

/** Columns whose values are fields of the rows that a computation gives. */
export const field = {
  text: (title: string, description: string) =>
    ({ type: 'text', format: 'text', title, description }) as const,
  oneOf: <const Values extends readonly string[]>(
    title: string,
    description: string,
    values: Values,
  ) => ({ type: 'text', format: 'text', title, description, values }) as const,
  count: (title: string, description: string) =>
    ({ type: 'integer', format: 'count', title, description }) as const,
  score: (title: string, description: string) =>
    ({ type: 'double', format: 'score', title, description }) as const,
  percent: (title: string, description: string) =>
    ({ type: 'double', format: 'percent', title, description }) as const,
  signed: (title: string, description: string) =>
    ({ type: 'double', format: 'signed', title, description }) as const,
};

/** A column that can be undefined. */
export function nullable<C extends Column>(column: C): C & { readonly nullable: true } {
  return { ...column, nullable: true };
}

/** The names of a table's columns, in their order. */
export function columnNames<C extends Columns>(table: {
  readonly columns: C;
}): (keyof C & string)[] {
  return Object.keys(table.columns);
}

/** A column of a table with its values, as SQL and files take it. */
export interface FilledColumn extends PlainColumn {
  readonly type: ColumnType;
  readonly values: ArrayLike<Value>;
}

/** What was made of a table, by column, in the order and of the types declared. */
export function filledColumns(table: { readonly columns: Columns }, made: Made): FilledColumn[] {
  return Object.entries(table.columns).map(([name, { type }]) => ({
    name,
    type,
    values: isRows(made)
      ? made.map((row) => (row as Readonly<Record<string, Value>>)[name] ?? null)
      : made[name]!,
  }));
}

function isRows(made: Made): made is readonly object[] {
  return Array.isArray(made);
}
