import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnSet } from '../column-set';
import { DatabaseClosed } from '../crash';
import type { Database } from '../database';
import { abortable, createQueue } from '../queue';
import { quoteIdentifier, quoteText } from '../quote';
import { resultColumns } from './result-columns';

/** Converts an Arrow IPC stream to Parquet, since native DuckDB does not read Arrow. */
async function arrowToParquet(ipc: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parquet = await import('parquet-wasm/node');
  const options = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.UNCOMPRESSED)
    .build();
  const written = parquet.writeParquet(parquet.Table.fromIPCStream(ipc), options);
  return written as Uint8Array<ArrayBuffer>;
}

async function parquetToArrow(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parquet = await import('parquet-wasm/node');
  return parquet.readParquet(bytes).intoIPCStream() as Uint8Array<ArrayBuffer>;
}

/** The database behind a connection; `directory` holds files while they are read. */
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
      // Calling a closed connection would end the process.
      if (closed) throw new DatabaseClosed();
      const running = connection.run(sql);
      let interrupting: ReturnType<typeof setInterval> | undefined;
      // Interrupt repeatedly: a statement that has not started yet does not notice.
      const interrupt = () => {
        connection.interrupt();
        interrupting ??= setInterval(interrupt, 20);
      };
      try {
        return await take(await abortable(running, signal, interrupt));
      } catch (error) {
        await running.catch(() => undefined);
        throw error;
      } finally {
        clearInterval(interrupting);
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

  return {
    kind: 'native',
    run,
    query,
    withFile,
    memoryLeft: async () => Number.POSITIVE_INFINITY,
    queryArrow: async (sql, signal) =>
      withFile(new Uint8Array(), async (path) => {
        await run(`COPY (${sql}) TO ${quoteText(path)} (FORMAT parquet)`, signal);
        return parquetToArrow(await readFile(path));
      }),
    createFromArrow: async (table, ipc, replaces = 'table') =>
      withFile(await arrowToParquet(ipc), (path) =>
        run(
          `DROP ${replaces} IF EXISTS ${quoteIdentifier(table)};
           CREATE TABLE ${quoteIdentifier(table)} AS SELECT * FROM read_parquet(${quoteText(path)})`,
        ),
      ),
    close: () =>
      queue(async () => {
        closed = true;
        await close();
      }),
  };
}
