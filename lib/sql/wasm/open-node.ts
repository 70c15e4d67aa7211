import { createRequire } from 'node:module';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import type { Database } from '../database';
import { lockSettings } from '../settings';
import { WASM_CONFIG } from './bindings';
import { createWasmDatabase, FILES_DIRECTORY } from './wasm-database';

/**
 * The browser's database in Node: the same WebAssembly, on this thread. A running statement holds
 * up everything else, so that it cannot be cancelled half way.
 */
export async function openNodeWasmDatabase(): Promise<Database> {
  const { resolve } = createRequire(import.meta.url);
  const bundle = (name: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const bindings = await createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await bindings.instantiate();
  bindings.open(WASM_CONFIG);
  const connection = bindings.connect();
  for (const statement of lockSettings(`${FILES_DIRECTORY}/`)) connection.query(statement);
  return createWasmDatabase(
    bindings,
    // biome-ignore lint/correctness/useHookAtTopLevel: not a hook, only named like one
    connection.useUnsafe((_, id) => id),
    async () => connection.close(),
  );
}
