import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abortable } from '../abort';
import { checkHeader } from '../header';
import { InputError } from '../input-error';
import { unreadableParquet } from '../parquet/unreadable';
import { createQueue } from '../queue';
import { quoteIdentifier, quoteText } from '../sql';
import type { ColumnSet, Database } from '../types';
import { parquetHeader } from './parquet-header';
import { resultColumns } from './result-columns';
import { arrowToParquet, decompressParquet } from './transcode';

/** The database behind a connection; `directory` is where files lie while they are read. */
export function createNativeDatabase(
  connection: DuckDBConnection,
  directory: string,
  close: () => Promise<void>,
): Database {
  const queue = createQueue();
  let files = 0;
  let closed = false;

  function execute<T>(
    sql: string,
    take: (result: Awaited<ReturnType<DuckDBConnection['run']>>) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return queue(async () => {
      // A closed connection ends the process instead of failing.
      if (closed) throw new Error('the database was closed');
      const running = connection.run(sql);
      try {
        return await take(await abortable(running, signal, () => connection.interrupt()));
      } catch (error) {
        await running.catch(() => undefined);
        throw error;
      }
    }, signal);
  }

  const query = (sql: string, signal?: AbortSignal): Promise<ColumnSet> =>
    execute(sql, resultColumns, signal);
  const run = (sql: string, signal?: AbortSignal) => execute(sql, async () => undefined, signal);

  async function withFile<T>(
    bytes: Uint8Array<ArrayBuffer>,
    use: (path: string) => Promise<T>,
  ): Promise<T> {
    files += 1;
    const path = join(directory, String(files));
    await writeFile(path, bytes);
    try {
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  const insert = (table: string, path: string, signal?: AbortSignal) =>
    run(
      `CREATE OR REPLACE TABLE ${quoteIdentifier(table)} AS
       SELECT * FROM read_parquet(${quoteText(path)})`,
      signal,
    );

  async function createFromParquet(
    table: string,
    bytes: Uint8Array<ArrayBuffer>,
    fileName: string,
    signal?: AbortSignal,
  ): Promise<void> {
    try {
      await withFile(bytes, async (path) => {
        checkHeader(fileName, await parquetHeader(query, path));
        await insert(table, path, signal);
      });
    } catch (cause) {
      if (signal?.aborted || cause instanceof InputError) throw cause;
      if (!/Unsupported compression codec/.test(String(cause))) {
        throw unreadableParquet(fileName, cause);
      }
      const plain = await decompressParquet(bytes).catch((error: unknown) => {
        throw unreadableParquet(fileName, error);
      });
      await withFile(plain, (path) => insert(table, path, signal));
    }
  }

  return {
    kind: 'native',
    run,
    query,
    createFromParquet,
    withFile,
    memoryLeft: async () => Number.POSITIVE_INFINITY,
    createFromArrow: async (table, ipc) =>
      withFile(await arrowToParquet(ipc), (path) => insert(table, path)),
    close: () =>
      queue(async () => {
        closed = true;
        await close();
      }),
  };
}
