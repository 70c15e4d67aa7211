import { loadCsv } from './csv/load-csv';
import { DecoderDeath } from './decoder-death';
import { InputError } from './input-error';
import { checkFits } from './memory';
import { gunzip } from './read/gunzip';
import { sha256 } from './read/sha256';
import { type Format, sniff } from './read/sniff';
import { unzip } from './read/unzip';
import { countRows, describeColumns, dropTable, nextTableName } from './tables';
import type { Database, LoadedTable, LoadOptions, SourceFile } from './types';

interface Content {
  readonly format: Extract<Format, 'parquet' | 'csv'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is in a file, unpacked where it is packed. */
async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  signal: AbortSignal | undefined,
): Promise<Content> {
  const format = sniff(bytes, file);
  if (format === 'parquet' || format === 'csv') return { format, bytes };
  const inner =
    format === 'gzip' ? await gunzip(bytes, file, signal) : await unzip(bytes, file, signal);
  const innerFormat = sniff(inner, file);
  if (innerFormat === 'gzip' || innerFormat === 'zip') {
    const expected = 'a Parquet or CSV file, packed at most once';
    throw new InputError(`is packed twice; expected ${expected}`, { file, expected });
  }
  return { format: innerFormat, bytes: inner };
}

/** Makes a table of Parquet; once again, of bytes read anew, where the decoder's thread ended. */
async function loadParquet(
  db: Database,
  table: string,
  file: SourceFile,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await db.createFromParquet(table, bytes, file.name, signal);
  } catch (error) {
    if (!(error instanceof DecoderDeath)) throw error;
    const again = await unpack(new Uint8Array(await file.arrayBuffer()), file.name, signal);
    await db.createFromParquet(table, again.bytes, file.name, signal);
  }
}

/**
 * Reads a Parquet or CSV file (also gzipped, or alone in a ZIP file) into a table of its own.
 * Throws an `InputError` for a file that cannot be read, and the signal's reason when aborted; the
 * database is then as it was before.
 */
export async function loadFile(
  db: Database,
  file: SourceFile,
  options: LoadOptions = {},
): Promise<LoadedTable> {
  const { signal, onProgress } = options;
  const started = performance.now();
  const table = nextTableName();
  signal?.throwIfAborted();
  onProgress?.({ step: 'reading' });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const size = bytes.length;
    signal?.throwIfAborted();
    const hash = await sha256(db, bytes);
    const content = await unpack(bytes, file.name, signal);
    signal?.throwIfAborted();
    onProgress?.({ step: 'decoding' });
    if (content.format === 'parquet') {
      await loadParquet(db, table, file, content.bytes, signal);
    } else {
      checkFits(file.name, content.bytes.length, await db.memoryLeft());
      await loadCsv(db, table, content.bytes, file.name, signal);
    }
    signal?.throwIfAborted();
    return {
      table,
      fileName: file.name,
      size,
      hash,
      format: content.format,
      rows: await countRows(db, table),
      columns: await describeColumns(db, table),
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    // A database that died cannot drop it, and the first error is the one to tell.
    await dropTable(db, table).catch(() => undefined);
    throw error;
  }
}
