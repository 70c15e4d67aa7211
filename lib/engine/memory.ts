import { InputError } from './input-error';
import type { Database } from './types';

/** Bytes that tables may take in a browser: WebAssembly ends at 4 GB, and queries need their share. */
const TABLES = 3 * 2 ** 30;

/** Bytes of one table: while it is decoded it stands in memory twice. */
const ONE_TABLE = 1.5 * 2 ** 30;

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/** Bytes that the next table may take in a browser's database. */
export async function memoryLeft(db: Pick<Database, 'query'>): Promise<number> {
  const set = await db.query('SELECT sum(memory_usage_bytes) AS used FROM duckdb_memory()');
  const used = Number(set.columns.get('used')?.[0] ?? 0);
  return Math.max(0, Math.min(ONE_TABLE, TABLES - used));
}

/**
 * Refuses a file whose table would not fit.
 *
 * @param needed bytes the table will take, estimated
 * @param left bytes it may take
 * @throws InputError
 */
export function checkFits(file: string, needed: number, left: number): void {
  if (needed <= left) return;
  const expected = `at most ${gigabytes(left)}: open fewer files, or score it in a terminal with npm run evaluate`;
  throw new InputError(
    `needs about ${gigabytes(needed)} of memory, more than there is room for; expected ${expected}`,
    { file, value: `${needed} bytes`, expected },
  );
}
