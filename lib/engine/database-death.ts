/** A database that ended, by itself or by being closed; whatever waited on it rejects with this. */
export class DatabaseDeath extends Error {
  override readonly name = 'DatabaseDeath';

  constructor(readonly why: string) {
    super(`the database stopped working: ${why}`);
  }
}

/** How an error of WebAssembly begins; what a statement's own error quotes stands further on. */
const FATAL =
  /^(RuntimeError: )?(unreachable|memory access out of bounds|out of bounds memory access|table index is out of bounds|null function or function signature mismatch|Aborted\()/;

/** Whether an answer says that the database's module broke down, so that nothing more is to be had. */
export function isFatal(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'RuntimeError' || FATAL.test(error.message));
}
