import type { TextData } from '../text-column';

/** How several rows of one id are combined. */
export type Duplicates = 'mean' | 'max';

/** A column that may identify the rows of a file. */
export interface IdColumn {
  readonly column: string;
  readonly ids: TextData;
}

/** The ids of one file, for an alignment. */
export interface AlignedIds {
  readonly ids: TextData;
  readonly fileName: string;
  /** Null where the file has no ids, and its rows are in the order of the labels. */
  readonly idColumn: string | null;
  /** Further columns that may identify rows, where the reader chose none. */
  readonly otherIds?: readonly IdColumn[];
}

/** Ids that were matched although they are spelled in different ways. */
export interface SpellingDifference {
  /** As in "matched but for ...". */
  readonly difference: string;
  readonly count: number;
}

/** By what the rows of two files were paired. */
export interface Matching {
  /** Null where rows were paired by their order. */
  readonly columns: { readonly labels: string; readonly predictions: string } | null;
  /** Whether these are other columns than those taken for ids. */
  readonly isByOthers: boolean;
  readonly differences: readonly SpellingDifference[];
  /** Where several rows have one id: how they are combined, and how many ids have several. */
  readonly repeated: { readonly by: Duplicates; readonly ids: number } | null;
}

/**
 * Rows of the labels table that have a partner in the predictions table, in label order; all of them
 * where missing predictions have a score too.
 */
export interface Alignment {
  readonly labelRows: Int32Array;
  /** -1 for a row without a partner. */
  readonly predictionRows: Int32Array;
  /** Rows without a partner among them. */
  readonly filled?: number;
  readonly onlyLabels: number;
  readonly onlyPredictions: number;
  /** At most five ids each. */
  readonly onlyLabelsExamples: readonly string[];
  readonly onlyPredictionsExamples: readonly string[];
  readonly matching: Matching;
  /** Place in `labelRows` of each row of the predictions, -1 for none; null where each id has one row. */
  readonly groups: Int32Array | null;
}
