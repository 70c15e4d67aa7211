import { InputError } from '../input-error';

/** The error for a file that begins and ends as Parquet and yet cannot be decoded. */
export function unreadableParquet(file: string, cause: unknown): InputError {
  const told = cause instanceof Error ? cause.message : String(cause);
  const said = told.replace(/file "[^"]*[/\\\\]\d+"/, 'the file');
  // DuckDB names the place the file lay at while it was read, parquet-wasm's build leaves many of its reasons out.
  const reason = said.includes('Error strings stripped') ? 'it is damaged' : said;
  const expected = 'a whole Parquet file';
  return new InputError(`cannot be read as Parquet: ${reason}; expected ${expected}`, {
    file,
    expected,
    cause,
  });
}
