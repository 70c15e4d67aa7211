import type { StoreApi } from 'zustand/vanilla';
import { abortable, type Database, quoteIdentifier } from '@/lib/engine';
import { evaluationsOf } from '../session/evaluations';
import type { Workspace } from '../session/workspace';
import type { NotebookSettings } from '../settings';
import { Breakdowns } from './breakdowns';
import { Changes } from './changes';
import { fileViews } from './file-views';
import { resultColumns } from './result-columns';
import { isResultTable, RESULT_SHAPES, RESULT_TABLES, type ResultTable } from './result-shapes';

/** Where a table is from. */
export type TableOrigin = 'result' | 'published' | 'file' | 'own';

export interface TableInfo {
  /** As it is written in a query. */
  readonly name: string;
  readonly origin: TableOrigin;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const SQL_TYPES = { text: 'VARCHAR', integer: 'INTEGER', double: 'DOUBLE' } as const;

/** Result tables, as they will be once a query reads them. */
const RESULT_INFO: readonly TableInfo[] = RESULT_TABLES.map((name) => ({
  name,
  origin: 'result',
  columns: Object.entries(RESULT_SHAPES[name]).map(([column, type]) => ({
    name: column,
    type: SQL_TYPES[type],
  })),
}));

const isPublished = (name: string) => name.startsWith('published_') || name === 'twin_fidelity';

async function tableNames(db: Database): Promise<Set<string>> {
  const set = await db.query(
    "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal",
  );
  return new Set(Array.from(set.columns.get('table_name') ?? [], String));
}

/** What queries can read. Result tables are put into the database when a query asks for them. */
export class Tables {
  readonly #workspace: Workspace;
  readonly #settings: StoreApi<NotebookSettings>;
  readonly changes: Changes;
  readonly #breakdowns: Breakdowns;
  /** Version of each result table in the database. */
  readonly #made = new Map<ResultTable, string>();
  #views: ReadonlyMap<string, string> = new Map();
  /** The database these are in. */
  #in: Database | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(workspace: Workspace, settings: StoreApi<NotebookSettings>) {
    this.#workspace = workspace;
    this.#settings = settings;
    this.changes = new Changes(workspace.store, settings);
    this.#breakdowns = new Breakdowns(workspace);
  }

  /** Equal as long as the tables named hold the same rows. */
  versionOf(names: Iterable<string>): string {
    const views = this.#wantedViews();
    return [...names]
      .sort()
      .map((name) =>
        isResultTable(name)
          ? `${name} ${this.changes.versionOf(name)}`
          : `${name} ${views.get(name) ?? ''}`,
      )
      .join('\n');
  }

  #wantedViews(): ReadonlyMap<string, string> {
    const taken = (name: string) => isResultTable(name) || isPublished(name);
    return fileViews(this.#workspace.state.sources, taken);
  }

  /** Whether a name is one of the notebook's own tables. */
  has(name: string): boolean {
    return isResultTable(name) || isPublished(name) || this.#wantedViews().has(name);
  }

  /** Takes the database for a fresh one. */
  forget(): void {
    this.#made.clear();
    this.#views = new Map();
  }

  /** Brings those of the tables named that are out of date up to date, whatever moves meanwhile. */
  async ensure(db: Database, names: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const all = [...names];
    const wanted = all.filter(isResultTable);
    let version: string;
    do {
      version = this.versionOf(all);
      const run = this.#last.then(() => this.#bring(db, wanted));
      this.#last = run.catch(() => undefined);
      await abortable(run, signal);
    } while (version !== this.versionOf(all));
  }

  async #bring(db: Database, wanted: readonly ResultTable[]): Promise<void> {
    if (this.#in !== db) this.forget();
    this.#in = db;
    await this.#bringViews(db);
    for (const table of wanted) {
      const version = this.changes.versionOf(table);
      if (this.#made.get(table) === version) continue;
      const evaluations = evaluationsOf(this.#workspace.state);
      const tasks = evaluations.map(({ task }) => task);
      const breakdowns =
        table === 'group_metrics' ? await this.#breakdowns.of(tasks, this.changes.count) : [];
      const settings = this.#settings.getState();
      const columns = await resultColumns(table, evaluations, settings, breakdowns);
      this.#made.delete(table);
      const { columnsToIpc } = await import('@/lib/engine/arrow/columns-to-ipc');
      await db.createFromArrow(table, columnsToIpc(columns));
      this.#made.set(table, version);
    }
  }

  async #bringViews(db: Database): Promise<void> {
    const wanted = this.#wantedViews();
    for (const [name, table] of this.#views) {
      if (wanted.get(name) !== table) await db.run(`DROP VIEW IF EXISTS main.${name}`);
    }
    const missing = [...wanted].filter(([name, table]) => this.#views.get(name) !== table);
    // A file that could not be read again after the database stopped is not in this one.
    const there = missing.length > 0 ? await tableNames(db) : new Set<string>();
    const made = new Map([...wanted].filter(([name, table]) => this.#views.get(name) === table));
    for (const [name, table] of missing) {
      if (!there.has(table)) continue;
      await db.run(
        `CREATE OR REPLACE VIEW main.${name} AS SELECT * FROM main.${quoteIdentifier(table)}`,
      );
      made.set(name, table);
    }
    this.#views = made;
  }

  /** All tables there are, with their columns: results, published, files, the reader's own. */
  async list(db: Database): Promise<TableInfo[]> {
    await this.ensure(db, []);
    const set = await db.query(
      `SELECT database_name, schema_name, table_name, column_name, data_type
       FROM duckdb_columns() WHERE NOT internal
       ORDER BY table_name, column_index`,
    );
    const column = (name: string) => Array.from(set.columns.get(name) ?? [], String);
    const databases = column('database_name');
    const schemas = column('schema_name');
    const names = column('table_name');
    const columns = column('column_name');
    const types = column('data_type');
    const found = new Map<
      string,
      { origin: TableOrigin; columns: TableInfo['columns'][number][] }
    >();
    names.forEach((table, i) => {
      const isOwn = databases[i] === 'temp' || schemas[i] !== 'main';
      const isFile = this.#views.has(table);
      if (!isOwn && !isFile && !isPublished(table)) return;
      const name = schemas[i] === 'main' ? table : `${schemas[i]}.${table}`;
      const origin = isOwn ? 'own' : isFile ? 'file' : 'published';
      const info = found.get(name) ?? { origin, columns: [] };
      info.columns.push({ name: columns[i]!, type: types[i]! });
      found.set(name, info);
    });
    return [...RESULT_INFO, ...[...found].map(([name, info]) => ({ name, ...info }))];
  }
}
