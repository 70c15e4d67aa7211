import { AsyncDuckDB, selectBundle, VoidLogger } from '@duckdb/duckdb-wasm';
import { noteTraffic } from '@/lib/ingest/traffic';
import type { Database } from '../database';
import { lockSettings } from '../settings';
import { WASM_CONFIG } from './bindings';
import { guardBindings } from './guarded-bindings';
import { createWasmDatabase, FILES_DIRECTORY } from './wasm-database';

/** Both builds of DuckDB, from this page's origin; browsers without WebAssembly exceptions use `mvp`. */
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
 * Checks that a module can be loaded, since DuckDB would wait for ever on one that cannot.
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

/**
 * Opens an empty database in the browser, in a worker.
 *
 * @param onCrash called once when it crashes, before whatever waits on it rejects with a
 *   `DatabaseCrash`; not where it was closed
 */
export async function openWasmDatabase(onCrash: () => void): Promise<Database> {
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
    // The worker runs DuckDB's script, which reports no traffic: count its module as downloaded,
    // even if it came from the cache.
    noteTraffic({ received, foreign: 0 });
    await duckdb.open(WASM_CONFIG);
    const connection = await duckdb.connectInternal();
    const { bindings, close } = guardBindings(duckdb, worker, onCrash);
    for (const statement of lockSettings(`${FILES_DIRECTORY}/`)) {
      await bindings.runQuery(connection, statement);
    }
    return createWasmDatabase(bindings, connection, async () => {
      await duckdb.terminate();
      close();
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
