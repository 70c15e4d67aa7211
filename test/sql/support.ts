import { plainColumnsToIpc } from '@/lib/ingest/arrow/columns-to-ipc';
import { type PlainColumn, SQL_TYPES } from '@/lib/ingest/plain-column';
import type { Catalog, CatalogTable } from '@/lib/sql/catalog';
import type { Database } from '@/lib/sql/database';
import { DuckDb } from '@/lib/sql/duckdb';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { QuerySession } from '@/lib/sql/query/session';
import { Tables } from '@/lib/sql/tables';
import { openNodeWasmDatabase } from '@/lib/sql/wasm/open-node';

export const OPEN = { native: openNativeDatabase, wasm: openNodeWasmDatabase };

/** A table of a test's catalog; `made` counts how often its rows were asked for. */
export function table(
  name: string,
  columns: readonly PlainColumn[],
  options: Partial<Pick<CatalogTable, 'origin' | 'dependsOn' | 'enters' | 'bytes'>> = {},
): CatalogTable & { made: number } {
  const found = {
    name,
    origin: 'file' as const,
    columns: columns.map((column) => ({ name: column.name, type: SQL_TYPES[column.type] })),
    dependsOn: [columns],
    enters: 'when named' as const,
    bytes: 100,
    ...options,
    made: 0,
    arrow: async () => {
      found.made++;
      return plainColumnsToIpc(columns);
    },
  };
  return found;
}

/** A catalog whose tables a test changes. */
export class TestCatalog implements Catalog {
  idle = true;
  readonly #listeners = new Set<() => void>();
  #tables: readonly CatalogTable[];

  constructor(tables: readonly CatalogTable[]) {
    this.#tables = tables;
  }
  tables() {
    return this.#tables;
  }
  isIdle() {
    return this.idle;
  }
  subscribe(notify: () => void) {
    this.#listeners.add(notify);
    return () => this.#listeners.delete(notify);
  }
  set(tables: readonly CatalogTable[]) {
    this.#tables = tables;
    this.changed();
  }
  changed() {
    for (const notify of this.#listeners) notify();
  }
}

export const text = (name: string, values: readonly (string | null)[]): PlainColumn => ({
  name,
  type: 'text',
  values,
});
export const integer = (name: string, values: readonly (number | null)[]): PlainColumn => ({
  name,
  type: 'integer',
  values,
});
export const double = (name: string, values: readonly (number | null)[]): PlainColumn => ({
  name,
  type: 'double',
  values,
});

/** Labels of four images, and the false negative rates of two teams at a threshold. */
export function sampleTables(fnr = 0.25) {
  return [
    table('labels_csv', [text('id', ['a', 'b', 'c', 'd']), integer('Edema', [1, 0, 1, 1])]),
    table('class_metrics', [text('team', ['A', 'B']), double('fnr', [fnr, null])], {
      origin: 'result',
      dependsOn: [fnr],
    }),
  ];
}

export const query = (id: string, sql: string, name = id) => ({ id, name, sql });

/** A session of queries over a catalog, in a database that is opened when it is needed. */
export function openQueries(
  tables: readonly CatalogTable[] = sampleTables(),
  open: (onCrash: () => void) => Promise<Database> = openNativeDatabase,
) {
  const catalog = new TestCatalog(tables);
  const duckdb = new DuckDb(open);
  const known = new Tables(catalog);
  const session = new QuerySession(duckdb, known);
  /** Runs one query; its rows, or the error it failed with. */
  async function rowsOf(sql: string) {
    session.setQueries([query('q', sql)]);
    await session.run('q');
    const { phase, result } = session.state('q');
    if (phase.kind === 'failed') throw phase.error;
    return result?.rows ?? [];
  }
  return { catalog, duckdb, tables: known, session, rowsOf };
}
