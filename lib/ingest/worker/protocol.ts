import { InputError, type InputErrorDetails } from '../input-error';
import { TextColumn, type TextData } from '../text-column';
import type { Column, Content, IngestOutcome, Overrides, Progress } from '../types';

/** What a page asks of a reading worker; one file at a time. */
export interface ReadRequest {
  readonly kind: 'ingest' | 'arrow';
  readonly file: Blob;
  readonly name: string;
  readonly choices: Overrides;
  /** Bytes that the file's columns may take. */
  readonly memory: number;
}

/** An `InputError` as threads exchange it. */
export interface PlainError {
  readonly problem: string;
  readonly details: InputErrorDetails;
}

/** What the page's DuckDB made of CSV that is not plain. */
export type CsvReply =
  | { readonly kind: 'csv'; readonly ipc: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'csv-problem'; readonly error: PlainError }
  | { readonly kind: 'csv-failed'; readonly message: string };

/** The decoder of Parquet, which the page compiles once for all workers. */
export type ParquetReply =
  | { readonly kind: 'parquet'; readonly compiled: WebAssembly.Module }
  | { readonly kind: 'parquet-failed'; readonly message: string };

/** What a worker posts while it reads a file. The last four end the work on it. */
export type ReadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'unusual-csv'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'needs-parquet' }
  | { readonly kind: 'outcome'; readonly outcome: PlainOutcome }
  | { readonly kind: 'arrow'; readonly ipc: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'problem'; readonly error: PlainError }
  /** The file could not be opened, say. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
  /** The decoder broke down; the worker is of no more use. */
  | { readonly kind: 'crash'; readonly message: string };

type PlainOf<Outcome> = Outcome extends { readonly error: InputError }
  ? Omit<Outcome, 'error'> & { readonly error: PlainError }
  : Outcome;

/** An outcome whose error is plain, and whose text columns have lost their methods on the way. */
export type PlainOutcome = PlainOf<IngestOutcome>;

/** The cause stays behind: it may be anything, and is for the console of the worker. */
export function plainError({ problem, details: { cause: _, ...details } }: InputError): PlainError {
  return { problem, details };
}

export function inputErrorOf({ problem, details }: PlainError): InputError {
  return new InputError(problem, details);
}

export function plainOutcome(outcome: IngestOutcome): PlainOutcome {
  return outcome.kind === 'ready' ? outcome : { ...outcome, error: plainError(outcome.error) };
}

/** A column as it was before it passed between threads. */
export function reviveColumn(column: Column): Column {
  if (column.kind === 'text' || column.kind === 'other') {
    return { ...column, values: new TextColumn(column.values as TextData) };
  }
  if (column.kind !== 'double' || !column.spelled) return column;
  return { ...column, spelled: new TextColumn(column.spelled as TextData) };
}

function contentWithMethods(content: Content): Content {
  const ids = 'ids' in content ? { ids: new TextColumn(content.ids) } : {};
  const columns = 'columns' in content ? { columns: content.columns.map(reviveColumn) } : {};
  return { ...content, ...ids, ...columns } as Content;
}

/** An outcome as it was before it passed between threads. */
export function reviveOutcome(outcome: PlainOutcome): IngestOutcome {
  return outcome.kind === 'ready'
    ? { ...outcome, content: contentWithMethods(outcome.content) }
    : { ...outcome, error: inputErrorOf(outcome.error) };
}

/** The buffers in a value of plain objects, arrays and typed arrays, each once. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return [...found];
}
