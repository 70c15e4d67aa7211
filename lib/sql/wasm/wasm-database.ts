import type { ColumnSet } from '../column-set';
import type { Database } from '../database';
import { memoryLeft } from '../memory';
import { createQueue } from '../queue';
import { quoteIdentifier } from '../quote';
import { columnSet } from './arrow-columns';
import type { WasmBindings } from './bindings';

/** Files given to DuckDB live under this name, the only one it may read from. */
export const FILES_DIRECTORY = 'longtail-files';

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** Runs a query in slices, so that it can be cancelled between two of them. */
async function runInSlices(
  bindings: WasmBindings,
  connection: number,
  sql: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const check = async () => {
    if (!signal.aborted) return;
    await bindings.cancelPendingQuery(connection);
    throw signal.reason;
  };
  let header = await bindings.startPendingQuery(connection, sql);
  while (header === null) {
    await check();
    header = await bindings.pollPendingQuery(connection);
  }
  const parts = [header];
  for (;;) {
    await check();
    const part = await bindings.fetchQueryResults(connection);
    if (part === null) continue;
    if (part.length === 0) return concatenate(parts);
    parts.push(part);
  }
}

export function createWasmDatabase(
  bindings: WasmBindings,
  connection: number,
  closeBindings: () => Promise<void>,
): Database {
  const queue = createQueue();
  let files = 0;

  function execute(sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    return queue(
      async () =>
        signal
          ? runInSlices(bindings, connection, sql, signal)
          : bindings.runQuery(connection, sql),
      signal,
    );
  }

  async function createFromArrow(
    table: string,
    ipc: Uint8Array<ArrayBuffer>,
    replaces: 'table' | 'view' = 'table',
  ): Promise<void> {
    await queue(async () => {
      await bindings.runQuery(connection, `DROP ${replaces} IF EXISTS ${quoteIdentifier(table)}`);
      await bindings.insertArrowFromIPCStream(connection, ipc, { name: table, create: true });
    });
  }

  const query = async (sql: string, signal?: AbortSignal): Promise<ColumnSet> =>
    columnSet(await execute(sql, signal));

  return {
    kind: 'wasm',
    run: async (sql, signal) => {
      await execute(sql, signal);
    },
    query,
    queryArrow: async (sql, signal) => (await execute(sql, signal)).slice(),
    memoryLeft: () => memoryLeft(query),
    withFile: async (bytes, use) => {
      files += 1;
      const path = `${FILES_DIRECTORY}/${files}`;
      await bindings.registerFileBuffer(path, bytes);
      try {
        return await use(path);
      } finally {
        await bindings.dropFile(path);
      }
    },
    createFromArrow,
    close: closeBindings,
  };
}
