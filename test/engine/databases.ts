import { afterAll, beforeAll, describe } from 'vitest';
import { openNativeDatabase } from '@/lib/engine/native/open';
import type { Database } from '@/lib/engine/types';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';

const OPEN = { wasm: openNodeWasmDatabase, native: openNativeDatabase };

/** Runs a suite twice: on the browser's DuckDB and on Node's. */
export function onBothDatabases(name: string, suite: (db: () => Database) => void): void {
  describe.each(['wasm', 'native'] as const)(`${name} (%s)`, (kind) => {
    let db: Database;
    beforeAll(async () => {
      db = await OPEN[kind]();
    });
    afterAll(() => db.close());
    suite(() => db);
  });
}

/** Names of the tables there are. */
export async function tables(db: Database): Promise<string[]> {
  const set = await db.query('SHOW TABLES');
  return Array.from(set.columns.get('name') ?? [], String);
}
