import { AsyncDuckDB, selectBundle, VoidLogger } from '@duckdb/duckdb-wasm';
import { lockSettings } from '../settings';
import { noteTraffic, noteTrafficOf } from '../traffic';
import type { Database } from '../types';
import { WASM_CONFIG } from './bindings';
import { mortalBindings } from './mortal-bindings';
import { createWasmDatabase, FILES_DIRECTORY } from './wasm-database';
import { createWorkerDecoder } from './worker-decoder';

/** Both builds of DuckDB, from this page's own origin; browsers without exceptions take `mvp`. */
const BUNDLES = {
  mvp: {
    mainModule: new URL('@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm', import.meta.url).href,
    mainWorker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js', import.meta.url)
      .href,
  },
  eh: {
    mainModule: new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href,
    mainWorker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url)
      .href,
  },
};

/**
 * DuckDB waits for ever on a module that cannot be loaded, so that is found out before.
 *
 * @returns the module's bytes as sent; 0 where the server does not say
 */
async function checkServed(url: string): Promise<number> {
  const response = await fetch(url, { method: 'HEAD' });
  const type = response.headers.get('content-type');
  if (!response.ok) {
    throw new Error(`the database cannot be loaded: ${url} answers ${response.status}`);
  }
  if (!type?.startsWith('application/wasm')) {
    throw new Error(
      `the database cannot be loaded: ${url} is served as ${type}; expected application/wasm`,
    );
  }
  return Number(response.headers.get('content-length') ?? 0);
}

function makeParquetWorker(): Worker {
  return noteTrafficOf(
    new Worker(new URL('./parquet.worker.ts', import.meta.url), { type: 'module' }),
  );
}

/**
 * Opens an empty database in the browser, on a thread of its own. Nothing else is asked for.
 *
 * @param onDeath called once it is no more, before whatever waits on it rejects with a
 *   `DatabaseDeath`; not where it was closed
 */
export async function openWasmDatabase(onDeath: (why: string) => void): Promise<Database> {
  const bundle = await selectBundle(BUNDLES);
  const received = await checkServed(bundle.mainModule);
  const worker = new Worker(bundle.mainWorker!);
  try {
    const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
    await new Promise((resolve, reject) => {
      worker.addEventListener('error', () =>
        reject(new Error(`the database cannot be loaded: ${bundle.mainWorker} is no script`)),
      );
      duckdb.instantiate(bundle.mainModule).then(resolve, reject);
    });
    // The worker's script is DuckDB's own and reports nothing: its module counts as received,
    // also where it came from the cache.
    noteTraffic({ received, foreign: 0 });
    await duckdb.open(WASM_CONFIG);
    const connection = await duckdb.connectInternal();
    // Its decoder ends by itself once idle: a file may be half decoded.
    const { bindings, end } = mortalBindings(duckdb, worker, onDeath);
    for (const statement of lockSettings(`${FILES_DIRECTORY}/`)) {
      await bindings.runQuery(connection, statement);
    }
    const decoder = createWorkerDecoder(makeParquetWorker);
    return createWasmDatabase(bindings, connection, decoder, async () => {
      await duckdb.terminate();
      end('it was closed');
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
