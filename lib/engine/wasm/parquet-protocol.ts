import { InputError, type InputErrorDetails } from '../input-error';

export interface ParquetRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: string;
  /** Bytes the table may take. */
  readonly memory: number;
}

/** `problem` is the file's fault and worded for the reader; `crash` is the decoder's end. */
export type ParquetAnswer =
  | { readonly kind: 'decoded'; readonly ipc: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'problem'; readonly message: string; readonly details: InputErrorDetails }
  | { readonly kind: 'crash'; readonly message: string };

/** An error as a message that survives the way between threads. */
export function answerForError(error: unknown): ParquetAnswer {
  if (error instanceof InputError && !(error.cause instanceof WebAssembly.RuntimeError)) {
    const { cause: _, ...details } = error.details;
    return { kind: 'problem', message: error.problem, details };
  }
  return { kind: 'crash', message: error instanceof Error ? error.message : String(error) };
}
