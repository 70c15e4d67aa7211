import type { DescribedColumns } from '@/lib/challenge/columns';
import type { LabelMeanings, StatedMeanings } from '@/lib/challenge/label-meaning';
import type {
  CountedImages,
  LabelsCheck,
  MetadataCheck,
  PredictionsCheck,
  ScoreColumn,
} from './check/checked';
import type { Column, ColumnInfo } from './columns';
import type { FormatName } from './formats';
import type { InputError } from './input-error';
import type { Duplicates, IdColumn } from './match/alignment';
import type { TextColumn } from './text-column';

export type * from './check/checked';
export type * from './columns';

/** A file to read: a browser `File` satisfies it, and so does a file on disk. */
export interface SourceFile {
  readonly name: string;
  /** Bytes; 0 where they are not known before the file is read. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

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

/** `classes`: a list of the names of classes. */
export type Role = 'labels' | 'predictions' | 'counts' | 'metadata' | 'score-counts' | 'classes';

/**
 * What the scores of a file are. Ranks come from the scores as they are; probabilities, where a
 * statistic needs them, are scores divided by 100 (`percent`) or their logistic function (`logit`).
 * `rank` has none: any real numbers, of which only the order counts.
 */
export const SCORE_SCALES = ['probability', 'percent', 'logit', 'rank'] as const;
export type ScoreScale = (typeof SCORE_SCALES)[number];

/**
 * How a file holds a value for each item and class.
 *
 * - `wide`: a row for each item, a column for each class
 * - `long`: a row for each item and class
 * - `sets`: a row for each item, a cell that lists its positive classes
 * - `paired`: wide, with a column of labels and one of scores for each class
 * - `readers`: wide, with a column for each class and human reader
 */
export const LAYOUTS = ['wide', 'long', 'sets', 'paired', 'readers'] as const;
export type Layout = (typeof LAYOUTS)[number];

/**
 * Which label an image has where several human readers labelled it: that of most (a tie is
 * negative), positive where any says so, or that of one reader.
 */
export type Gold = 'majority' | 'any' | { readonly reader: string };

/** Labels by one human reader, in the order of a label file. */
export interface HumanReader {
  readonly name: string;
  /** For each class a row each: 0, 1, or 255 where the reader did not say. */
  readonly calls: readonly Uint8Array<ArrayBuffer>[];
}

/** What the reader overrules; anything left out is guessed. */
export interface Overrides {
  readonly role?: Role;
  readonly idColumn?: string;
  /** Column to class name, or null for a column that is no class. */
  readonly classes?: Readonly<Record<string, string | null>>;
  readonly scale?: ScoreScale;
  /** What blank, -1, 0 and words mean in a label file. */
  readonly meanings?: StatedMeanings;
  readonly layout?: Layout;
  /** Columns that the description in force names; not a choice of the reader. */
  readonly described?: DescribedColumns;
  /** Names of classes that the file numbers only, in the order of their numbers. */
  readonly classNames?: readonly string[];
  /** How several rows of one id are combined; without it they are refused. */
  readonly duplicates?: Duplicates;
  /** Column that names the human reader of a row; null for none. */
  readonly readerColumn?: string | null;
  readonly gold?: Gold;
  /** Whether a label file holds the labels of one human reader, to be compared with the others. */
  readonly isReader?: boolean;
  /** Whether images that a submission leaves out have score 0; by default they are left out. */
  readonly missingImages?: 'score-0';
  /** Confirms that rows without an id, and classes without a name, are in the order of the labels. */
  readonly rowOrder?: boolean;
}

/** A choice that may make a refused file usable. */
export interface Remedy {
  readonly overrides: Overrides;
  /** Text of the page's button. */
  readonly action: string;
  /** What the terminal says of the option, a sentence. */
  readonly option: string;
}

export interface ClassColumn {
  readonly column: string;
  /** The class's name as it will be shown. */
  readonly name: string;
  /** Equal for the same class in other files, whatever its spelling there. */
  readonly key: string;
  /** Whether the reader said that the column is this class. */
  readonly isChosen?: boolean;
}

/** What a table was taken for, and why. */
export interface Description {
  readonly role: Role;
  readonly roleReason: string;
  /** Null for class counts, and where rows are in the order of the labels. */
  readonly idColumn: string | null;
  readonly idReason: string;
  /** Whether the reader chose the id column. */
  readonly isIdChosen: boolean;
  readonly classes: readonly ClassColumn[];
  /** Columns that are neither id nor class. */
  readonly attributes: readonly string[];
  readonly scale: ScoreScale;
  readonly meanings: LabelMeanings;
  readonly layout: Layout;
  /** How several rows of one id are combined; null where they are refused. */
  readonly duplicates: Duplicates | null;
  /** Whether the reader confirmed that rows and classes are in the order of the labels. */
  readonly rowOrder: boolean;
  /** Column that names the human reader of a row of a label file; null where none does. */
  readonly readerColumn: string | null;
  /** Whether a label file holds the labels of one human reader. */
  readonly isReader: boolean;
  /** Whether images of this label file that a submission leaves out have score 0. */
  readonly fillsMissing: boolean;
  /** What is worth knowing of how the file was read, a sentence each. */
  readonly notes: readonly string[];
}

/** Training counts of one class. `images` is null where the file has none. */
export interface ClassCount {
  readonly key: string;
  readonly name: string;
  readonly positives: number;
  readonly images: number | null;
}

/** What a file holds, by its role, all checks passed. */
export type Content =
  | {
      readonly role: 'labels';
      /** Ids as text, a row each. */
      readonly ids: TextColumn;
      readonly otherIds: readonly IdColumn[];
      readonly check: LabelsCheck;
      /** For each class of the description a row each: 0, 1, or 255 where unknown. */
      readonly labels: readonly Uint8Array<ArrayBuffer>[];
      /** Human readers whose labels the file has one by one. */
      readonly readers: readonly HumanReader[];
      /** The file's columns. The id column may share its buffers with `ids`. */
      readonly columns: readonly Column[];
    }
  | {
      readonly role: 'predictions';
      /** A row each; several rows may have one id if the description says how they are combined. */
      readonly ids: TextColumn;
      readonly otherIds: readonly IdColumn[];
      readonly check: PredictionsCheck;
      /** For each class of the check, on the file's scale. */
      readonly scores: readonly ScoreColumn[];
    }
  | { readonly role: 'classes'; readonly names: readonly string[] }
  | {
      readonly role: 'counts';
      readonly counts: readonly ClassCount[];
      readonly columns: readonly Column[];
    }
  | {
      readonly role: 'metadata';
      readonly ids: TextColumn;
      readonly otherIds: readonly IdColumn[];
      readonly check: MetadataCheck;
      readonly columns: readonly Column[];
    }
  | { readonly role: 'score-counts'; readonly counted: CountedImages };

/** What became of a file. */
export type IngestOutcome =
  | {
      readonly kind: 'ready';
      readonly facts: FileFacts;
      readonly description: Description;
      readonly content: Content;
    }
  /** Good once the reader makes one of the choices in the error's details. */
  | {
      readonly kind: 'needs-choice';
      readonly facts: FileFacts;
      readonly description: Description;
      readonly error: InputError;
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
   * @param choices with the layout that was found, so that the columns are those of the outcome
   * @throws InputError where the file cannot be read
   */
  arrow(
    file: SourceFile,
    choices: Overrides,
    options?: LoadOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Loads the decoder of Parquet ahead of a file that is still on its way. */
  prepare?(): void;
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
