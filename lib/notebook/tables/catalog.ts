import { SQL_TYPES } from '@/lib/ingest/plain-column';
import { type ResultTableName, SQL_TABLES, tableOf } from '@/lib/scoring/result-tables';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { type Catalog, type CatalogTable, fileTableNames } from '@/lib/sql/catalog';
import { memoBy } from '../memo';
import { publishedCatalog } from '../published/catalog';
import type { Session } from '../session/session';
import type { SessionState, SourceEntry } from '../session/types';
import { ResultInputs } from './result-inputs';

/** Approximate bytes of a value, and of the rows that a submission adds to a result table. */
const BYTES_A_VALUE = 8;
const BYTES_A_SUBMISSION = 1e6;

/** The tables of a notebook: results under the current settings, published tables, files. */
export class NotebookCatalog implements Catalog {
  readonly #session: Session;
  readonly #results: ResultInputs;
  readonly #resultTables: readonly CatalogTable[];
  constructor(session: Session) {
    this.#session = session;
    this.#results = new ResultInputs(session);
    this.#resultTables = SQL_TABLES.map((name) => this.#result(name));
  }

  isIdle(): boolean {
    return !this.#session.state.busy;
  }

  subscribe(notify: () => void): () => void {
    return this.#results.subscribe(notify);
  }

  tables(): readonly CatalogTable[] {
    const { sources, published } = this.#session.state;
    return this.#tablesOf(this, sources, published);
  }

  readonly #tablesOf = memoBy(
    (_: this, sources: SessionState['sources'], published: SessionState['published']) => {
      const made = [...this.#resultTables, ...publishedCatalog(published)];
      const taken = new Set(made.map(({ name }) => name));
      const files = sources.filter(({ loaded, stored }) => loaded !== null && !stored);
      const names = fileTableNames(
        files.map(({ file }) => file.name),
        (name) => taken.has(name),
      );
      return [...made, ...files.map((entry, index) => this.#file(entry, names[index]!))];
    },
  );

  #result(name: ResultTableName): CatalogTable {
    const table = tableOf(name);
    const results = this.#results;
    const { store } = this.#session;
    return {
      name,
      origin: 'result',
      columns: Object.entries(table.columns).map(([column, { type }]) => ({
        name: column,
        type: SQL_TYPES[type],
      })),
      get dependsOn() {
        return results.valuesOf(name);
      },
      enters: table.onDemand ? 'when named' : 'when open',
      get bytes() {
        return store.getState().results.size * BYTES_A_SUBMISSION;
      },
      async arrow() {
        const made = await table.make(results.now());
        const { plainColumnsToIpc } = await import('@/lib/ingest/arrow/columns-to-ipc');
        return plainColumnsToIpc(filledColumns(table, made));
      },
    };
  }

  #file({ id, loaded, source }: SourceEntry, name: string): CatalogTable {
    const { columns, rows } = loaded!;
    return {
      name,
      origin: 'file',
      columns: columns.map(({ name: column, sqlType }) => ({ name: column, type: sqlType })),
      dependsOn: [loaded],
      enters: source?.role === 'predictions' ? 'when idle' : 'when open',
      bytes: rows * columns.length * BYTES_A_VALUE,
      arrow: (signal) => this.#session.arrow(id, signal),
    };
  }
}
