/** DuckDB crashed; pending and later calls reject with this. */
export class DatabaseCrash extends Error {
  override readonly name = 'DatabaseCrash';

  constructor(readonly why: string) {
    super(`DuckDB crashed: ${why}`);
  }
}

/** DuckDB was closed, for example because a cancelled query did not stop. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed';

  constructor() {
    super('DuckDB was closed');
  }
}

/** Errors of WebAssembly begin like this; the error of a statement may quote one later in its text. */
const FATAL =
  /^(RuntimeError: )?(unreachable|memory access out of bounds|out of bounds memory access|table index is out of bounds|null function or function signature mismatch|Aborted\()/;

/** Whether a message says that DuckDB's module crashed, so that it cannot answer any more. */
export function isFatal(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'RuntimeError' || FATAL.test(error.message));
}

function causedBy(kind: abstract new (...args: never[]) => Error, error: unknown): boolean {
  return error instanceof kind || (error instanceof Error && causedBy(kind, error.cause));
}

/** Whether an error is, or was caused by, a crash of DuckDB. */
export const isCrash = (error: unknown) => causedBy(DatabaseCrash, error);

/** Whether an error is, or was caused by, DuckDB being closed. */
export const isClosed = (error: unknown) => causedBy(DatabaseClosed, error);
