import type { FormatName } from './formats';
import type { InputError } from './input-error';
import type { TextColumn, TextData } from './text-column';

/** A file to read: a browser `File` satisfies it, and so does a file on disk. */
export interface SourceFile {
  readonly name: string;
  /** Bytes; 0 where they are not known before the file is read. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** A column's kind once in its table. `float` is kept in 32 bits, `double` in 64. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'float' | 'double' | 'other';

export interface ColumnInfo {
  readonly name: string;
  readonly kind: ColumnKind;
  /** DuckDB's own name of the type. */
  readonly sqlType: string;
}

export type IntegerArray =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  /** 64-bit integers where every one is a safe integer. */
  | Float64Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>;

interface Missing {
  /** 1 where a row has no value; null where every row has one. */
  readonly missing: Uint8Array<ArrayBuffer> | null;
}

/** Values of a missing row are 0, of floats NaN. */
export type NumberColumn = ColumnInfo &
  Missing &
  (
    | { readonly kind: 'float'; readonly values: Float32Array<ArrayBuffer> }
    | {
        readonly kind: 'double';
        readonly values: Float64Array<ArrayBuffer>;
        /** How the values of a decimal type are spelled. */
        readonly spelled?: TextColumn;
      }
    | { readonly kind: 'integer'; readonly values: IntegerArray }
    /** 0 and 1. */
    | { readonly kind: 'boolean'; readonly values: Uint8Array<ArrayBuffer> }
  );

/** Text; dates, times and binary values (`other`) are spelled as DuckDB spells them. */
export interface WordColumn extends ColumnInfo, Missing {
  readonly kind: 'text' | 'other';
  readonly values: TextColumn;
}

/** A column of a file. Its buffers are views of nothing larger, so that each can be transferred. */
export type Column = NumberColumn | WordColumn;

/** What is known of a file that was read. */
export interface FileFacts {
  readonly fileName: string;
  /** Bytes of the file as it is. */
  readonly size: number;
  /** SHA-256 of the file as it is, hexadecimal. */
  readonly hash: string;
  readonly format: FormatName;
  readonly rows: number;
  readonly columns: readonly ColumnInfo[];
  readonly seconds: number;
}

export type Step = 'reading' | 'decoding' | 'checking';

export interface Progress {
  readonly step: Step;
  /** 0 to 1 where known. */
  readonly fraction?: number;
  /** Known once decoding begins. */
  readonly format?: FileFacts['format'];
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
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

/** The ids of one file, for an alignment. */
export interface AlignedIds {
  readonly ids: TextData;
  readonly fileName: string;
  readonly idColumn: string;
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

/** What a file holds, by its role, all checks passed. */
export type Content =
  | {
      readonly role: 'labels';
      /** Ids as text, a row each. */
      readonly ids: TextColumn;
      readonly check: LabelsCheck;
      /** For each class of the description a row each: 0, 1, or 255 where unknown. */
      readonly labels: readonly Uint8Array<ArrayBuffer>[];
      /** The file's columns. The id column may share its buffers with `ids`. */
      readonly columns: readonly Column[];
    }
  | {
      readonly role: 'predictions';
      readonly ids: TextColumn;
      readonly check: PredictionsCheck;
      /** For each class of the check: probabilities. Floats stay in 32 bits, all else is in 64. */
      readonly scores: readonly (Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>)[];
    }
  | {
      readonly role: 'counts';
      readonly counts: readonly ClassCount[];
      readonly columns: readonly Column[];
    }
  | {
      readonly role: 'metadata';
      readonly ids: TextColumn;
      readonly check: MetadataCheck;
      readonly columns: readonly Column[];
    };

/** What became of a file. */
export type IngestOutcome =
  | {
      readonly kind: 'ready';
      readonly facts: FileFacts;
      readonly description: Description;
      readonly content: Content;
    }
  /** The scores are on another scale: good once the reader chooses it. */
  | {
      readonly kind: 'needs-choice';
      readonly facts: FileFacts;
      readonly description: Description;
      readonly error: InputError;
      readonly suggestedScale: Exclude<ScoreScale, 'probability'>;
    }
  | {
      readonly kind: 'error';
      /** Null where the file could not be read. */
      readonly facts: FileFacts | null;
      /** Null where it was not taken for anything. */
      readonly description: Description | null;
      readonly error: InputError;
    };

/** Reads files. Many may be asked for at once. */
export interface FileReader {
  /**
   * Reads, describes and checks a file. The same file and choices always give the same outcome.
   *
   * Rejects with the signal's reason, or with an error that is no fault of the file's content
   * (it cannot be opened, say).
   */
  ingest(file: SourceFile, choices: Overrides, options?: LoadOptions): Promise<IngestOutcome>;
  /**
   * The file's columns as an Arrow IPC stream, as DuckDB takes it.
   *
   * @throws InputError where the file cannot be read
   */
  arrow(file: SourceFile, options?: LoadOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects what is still being read. */
  close(): Promise<void>;
}

/**
 * Reads CSV that is not plain (quotes in odd places, lines of different lengths) with DuckDB: the
 * bytes of the text, which are given away, to an Arrow IPC stream.
 *
 * @throws InputError naming the line that cannot be read
 */
export type UnusualCsvReader = (
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  signal?: AbortSignal,
) => Promise<Uint8Array<ArrayBuffer>>;
