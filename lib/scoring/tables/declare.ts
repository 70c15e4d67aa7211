import type { Bands } from '@/lib/challenge/bands';
import type { Ranking } from '@/lib/challenge/challenge';
import type { ImprovedTask, ImproveKind } from '@/lib/improve/improve';
import type { PlainColumn, PlainType, PlainValues } from '@/lib/ingest/plain-column';
import type { StatisticWords } from '@/lib/metrics';
import type { Breakdown } from '../break-down';
import type { Contradictions } from '../contradictions';
import type { TaskEvaluation } from '../evaluation';
import type { ImageSource } from '../images/source';
import type { ReaderStudy } from '../reader-study';
import type { FindingSource } from './findings';

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
  /** One decimal: how many times something is another. */
  | 'times'
  /** A number of any size and unit. */
  | 'number';

/** What a number counts or measures; statistics and other shares of 1 have no unit. */
export type ColumnUnit = 'images' | 'classes' | 'replicates' | 'probability';

export type Value = string | number | null;

/** A column of a result table. */
export interface Column {
  readonly type: ColumnType;
  readonly format: ColumnFormat;
  readonly unit?: ColumnUnit;
  /** Heading. */
  readonly title: string;
  /** What it holds, in one phrase. */
  readonly description: string;
  /** Which values are better, where some are. */
  readonly better?: 'higher' | 'lower' | null;
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
  : Value;

/** A row of a table, from its columns. */
export type RowOf<Table extends { readonly columns: Columns }> = {
  -readonly [Name in keyof Table['columns']]: ValueOf<Table['columns'][Name]>;
};

/** A table by column, all of one length. */
export type ColumnsOf<Table extends { readonly columns: Columns }> = {
  readonly [Name in keyof Table['columns']]: PlainValues;
};

/** What a result table can depend on. */
export type Dependency =
  /** Classes of the tasks, their labels and training counts. */
  | 'labels'
  /** Scores of the submissions. */
  | 'scores'
  /** Number and kind of calibration bins. */
  | 'bins'
  | 'threshold'
  /** How classes are divided into bands or groups. */
  | 'bands'
  /** How teams are ranked. */
  | 'ranking'
  /** The description that the reader chose. */
  | 'challenge'
  /** What is tried to improve scores, and how. */
  | 'improve'
  /** Attributes of the images. */
  | 'metadata'
  /** Which images are resampled together. */
  | 'clusters'
  /** Seed of the replicates. */
  | 'seed'
  /** Replicates of the bootstrap, and how many are requested. */
  | 'replicates'
  /** Nominal coverage of the intervals. */
  | 'level'
  /** Which teams are visible. */
  | 'teams';

/** The values behind each dependency. A dependency has changed when a value is not the same (`===`). */
export type Basis = Readonly<Record<Dependency, readonly unknown[]>>;

/** The values that a result depends on: the result is the same while each of them is. */
export function valuesOf(dependsOn: readonly Dependency[], basis: Basis): readonly unknown[] {
  return dependsOn.flatMap((name) => basis[name]);
}

/** The inputs of result tables. */
export interface TableInputs {
  readonly evaluations: readonly TaskEvaluation[];
  readonly threshold: number;
  readonly bands: Bands | null;
  readonly ranking: Ranking | null;
  /** Counts by group of images, of every attribute. */
  readonly breakdowns: () => Promise<readonly Breakdown[]>;
  /** Where labels and scores contradict the parents of classes. */
  readonly contradictions: () => Promise<readonly Contradictions[]>;
  /** What could be improved without training again. */
  readonly improved: <Kind extends ImproveKind>(
    kind: Kind,
  ) => Promise<readonly ImprovedTask<Kind>[]>;
  /** Tasks whose labels and scores are here image by image; none of results files. */
  readonly images: () => Promise<readonly ImageSource[]>;
  /** What is computed of human readers. */
  readonly readers: () => Promise<readonly ReaderStudy[]>;
  /** What the summary says. */
  readonly findings: () => Promise<readonly FindingSource[]>;
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
   * Columns that a cell sorts its rows by: classes and teams in the order shown, others by value.
   * Empty to keep the order in which the rows are computed.
   */
  readonly order: readonly string[];
  readonly dependsOn: readonly Dependency[];
  /** Whether the best value of each column is set in bold on paper. */
  readonly marksBest?: boolean;
  /** Whether `bootstrap_metrics` has intervals of its values. */
  readonly hasIntervals?: boolean;
  /** Whether it is a table in SQL, and a file in the terminal's `--out`. */
  readonly inSql: boolean;
  readonly inFiles: boolean;
  /** Whether its rows take so long that they are made only for a query that names the table. */
  readonly onDemand?: boolean;
  /** Whether its rows need labels and scores image by image, which results files do not hold. */
  readonly needsImages?: boolean;
  /** Whether the rows of a submission can be made without the other ones. */
  readonly bySubmission?: boolean;
  readonly make: (inputs: TableInputs) => Made | Promise<Made>;
}

/** A table's rows, or its columns where there are too many rows for an object each. */
export type Made = readonly object[] | Readonly<Record<string, PlainValues>>;

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
  const kind =
    <Base extends string | number>(type: ColumnType, format: ColumnFormat, unit?: ColumnUnit) =>
    <Result extends Base | null>(
      title: string,
      description: string,
      value: (source: Source) => Result,
    ): ComputedColumn<Source, Result> => ({
      type,
      format,
      title,
      description,
      value,
      ...(unit && { unit }),
    });
  return {
    row: <C extends Readonly<Record<string, ComputedColumn<Source, Value>>>>(
      columns: C,
      source: Source,
    ) => {
      const row: Record<string, Value> = {};
      for (const name in columns) row[name] = columns[name]!.value(source);
      return row as RowOf<{ readonly columns: C }>;
    },
    text: kind<string>('text', 'text'),
    count: kind<number>('integer', 'count'),
    images: kind<number>('integer', 'count', 'images'),
    classes: kind<number>('integer', 'count', 'classes'),
    replicates: kind<number>('integer', 'count', 'replicates'),
    score: kind<number>('double', 'score'),
    probability: kind<number>('double', 'score', 'probability'),
    percent: kind<number>('double', 'percent'),
    signed: kind<number>('double', 'signed'),
    /** A text that is one of `values`. */
    oneOf: <Result extends string | null>(
      title: string,
      description: string,
      values: readonly NonNullable<Result>[],
      value: (source: Source) => Result,
    ): ComputedColumn<Source, Result> => ({
      type: 'text',
      format: 'text',
      title,
      description,
      values,
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
    undefinedWhen,
  } as const;
}

/** The names of a table's columns, in their order. */
export function columnNames<C extends Columns>(table: {
  readonly columns: C;
}): (keyof C & string)[] {
  return Object.keys(table.columns);
}

/** What was made of a table, by column, in the order and of the types declared. */
export function filledColumns(table: { readonly columns: Columns }, made: Made): PlainColumn[] {
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

/** What the column `unit` of tables with clustered intervals holds. */
export const UNIT_HINT =
  'Column whose equal values are resampled together, such as the patient; null for single images';
