/** What the engine reads: a browser `File` satisfies it, and so does a file on disk. */
export interface SourceFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A column's kind once in its table. `float` is kept in 32 bits, `double` in 64. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'float' | 'double' | 'other';

export interface ColumnInfo {
  readonly name: string;
  readonly kind: ColumnKind;
  /** DuckDB's own name of the type. */
  readonly sqlType: string;
}

export type ColumnData =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | (string | number | boolean | null)[];

/** A query's answer, by column. Missing values are null, in float arrays NaN. */
export interface ColumnSet {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
}

/** The little that differs between DuckDB in a browser and DuckDB in Node. */
export interface Database {
  readonly kind: 'wasm' | 'native';
  /** Runs a statement whose answer is not wanted. */
  run(sql: string, signal?: AbortSignal): Promise<void>;
  /**
   * Runs a query. 64-bit integers and decimals come as doubles, smaller integers as `Int32Array`
   * or `Uint8Array` (as a plain array where one is missing), anything else as text.
   */
  query(sql: string, signal?: AbortSignal): Promise<ColumnSet>;
  /**
   * Makes a table from the bytes of a Parquet file, which are given away. Half floats become
   * floats. Throws an `InputError` naming the file where it cannot be read.
   */
  createFromParquet(
    table: string,
    bytes: Uint8Array<ArrayBuffer>,
    fileName: string,
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * Lets `use` read the bytes under a path that is good for as long as `use` takes. The bytes are
   * given away.
   */
  withFile<T>(bytes: Uint8Array<ArrayBuffer>, use: (path: string) => Promise<T>): Promise<T>;
  /** Bytes that the next table may take; without bound in a terminal, whose memory is its own. */
  memoryLeft(): Promise<number>;
  /** Makes (or replaces) a table from an Arrow IPC stream, which is given away. */
  createFromArrow(table: string, ipc: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

export type Step = 'reading' | 'decoding' | 'inserting' | 'checking' | 'aligning' | 'gathering';

export interface Progress {
  readonly step: Step;
  /** 0 to 1 where known. */
  readonly fraction?: number;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A file in its table. */
export interface LoadedTable {
  /** Generated name; never the reader's file name. */
  readonly table: string;
  readonly fileName: string;
  readonly size: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  readonly format: 'parquet' | 'csv';
  readonly rows: number;
  readonly columns: readonly ColumnInfo[];
  readonly seconds: number;
}

export type Role = 'labels' | 'predictions' | 'counts' | 'metadata';

/** Scores as they stand in the file, and what the reader chose to make of them. */
export type ScoreScale = 'probability' | 'percent' | 'logit';

/** What the reader overrules; anything left out is guessed. */
export interface Overrides {
  readonly role?: Role;
  readonly idColumn?: string;
  /** Column to class name, or null for a column that is no class. */
  readonly classes?: Readonly<Record<string, string | null>>;
  readonly scale?: ScoreScale;
}

export interface ClassColumn {
  readonly column: string;
  /** The class's name as it will be shown. */
  readonly name: string;
  /** Equal for the same class in other files, whatever its spelling there. */
  readonly key: string;
}

/** What a table was taken for, and why. */
export interface Description {
  readonly role: Role;
  readonly roleReason: string;
  /** Null for class counts. */
  readonly idColumn: string | null;
  readonly idReason: string;
  readonly classes: readonly ClassColumn[];
  /** Columns that are neither id nor class. */
  readonly attributes: readonly string[];
  readonly scale: ScoreScale;
}

export interface ClassCheck {
  readonly key: string;
  readonly name: string;
  readonly positives: number;
  readonly negatives: number;
  readonly unknown: number;
}

/** A labels file that passed its checks. */
export interface LabelsCheck {
  readonly images: number;
  readonly classes: readonly ClassCheck[];
}

/** A predictions file that passed its checks. */
export interface PredictionsCheck {
  readonly images: number;
  readonly classes: readonly ClassColumn[];
}

/** A metadata file that passed its checks. */
export interface MetadataCheck {
  readonly images: number;
  readonly attributes: readonly string[];
}

/** Training counts of one class. `images` is null where the file has none. */
export interface ClassCount {
  readonly key: string;
  readonly name: string;
  readonly positives: number;
  readonly images: number | null;
}

/** One side of an alignment. */
export interface AlignedTable {
  readonly table: string;
  readonly idColumn: string;
  readonly fileName: string;
}

/** Rows of the labels table that have a partner in the predictions table, in label order. */
export interface Alignment {
  readonly labelRows: Int32Array;
  readonly predictionRows: Int32Array;
  readonly onlyLabels: number;
  readonly onlyPredictions: number;
  /** At most five ids each. */
  readonly onlyLabelsExamples: readonly string[];
  readonly onlyPredictionsExamples: readonly string[];
}
