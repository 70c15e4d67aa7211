import type { Catalog, CatalogTable, TableInfo } from './catalog';
import { values } from './column-set';
import { isClosed, isCrash } from './crash';
import type { Database } from './database';
import { PLAIN_TYPE, placeholderSql } from './placeholder';
import { SqlError } from './query/sql-error';
import { abortable, createQueue } from './queue';
import { quoteIdentifier } from './quote';

/** The state of a catalog table in the database. */
interface Entered {
  /** Version of the rows; null for a placeholder. */
  readonly version: number | null;
  readonly columns: CatalogTable['columns'];
}

const sameColumns = (a: TableInfo['columns'], b: TableInfo['columns'] | undefined) =>
  a === b ||
  (a.length === b?.length &&
    a.every(({ name, type }, i) => name === b[i]!.name && type === b[i]!.type));

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/** The catalog's tables in DuckDB: created at once, filled when their rows are needed. */
export class Tables {
  readonly #catalog: Catalog;
  /** A version for the rows of each table: another version means other rows. */
  readonly #versions = new Map<string, { dependsOn: readonly unknown[]; version: number }>();
  #lastVersion = 0;
  /** The tables in the database, most recently used last. */
  readonly #entered = new Map<string, Entered>();
  #in: Database | null = null;
  /** Versions that could not be inserted in the background; a query that names them says why. */
  readonly #failed = new Set<number>();
  #filling = false;
  readonly #queue = createQueue();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** Calls `notify` when versions may have changed. Returns a function that unsubscribes. */
  subscribe(notify: () => void): () => void {
    return this.#catalog.subscribe(notify);
  }

  /** All tables of the catalog; the same array until a table is added or removed. */
  get all(): readonly CatalogTable[] {
    return this.#catalog.tables();
  }

  #find(name: string): CatalogTable | undefined {
    return this.#catalog.tables().find((table) => table.name === name);
  }

  /** Whether a name is one of the notebook's tables. */
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  #version({ name, dependsOn }: CatalogTable): number {
    const known = this.#versions.get(name);
    const isSame =
      known?.dependsOn.length === dependsOn.length &&
      dependsOn.every((value, i) => Object.is(value, known.dependsOn[i]));
    if (isSame) return known.version;
    this.#lastVersion++;
    this.#versions.set(name, { dependsOn, version: this.#lastVersion });
    return this.#lastVersion;
  }

  /** A string that is equal while the named tables have the same rows. */
  versionOf(names: Iterable<string>): string {
    const versions = [...names].sort().map((name) => {
      const table = this.#find(name);
      return `${name} ${table ? this.#version(table) : 'none'}`;
    });
    return versions.join(', ');
  }

  /** Forgets the contents of the last database, after a crash or when it was closed. */
  forget(): void {
    this.#entered.clear();
    this.#in = null;
  }

  /**
   * Lists all tables in the database and brings the rows of the named ones up to date, also when
   * they change meanwhile.
   *
   * @throws SqlError where the rows do not fit into memory
   */
  async ensure(db: Database, names: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const wanted = [...names];
    let version: string;
    do {
      version = this.versionOf(wanted);
      const entering = this.#queue(() => this.#bring(db, wanted, signal), signal);
      await abortable(entering, signal);
    } while (version !== this.versionOf(wanted));
  }

  async #bring(db: Database, wanted: readonly string[], signal?: AbortSignal): Promise<void> {
    if (this.#in !== db) this.forget();
    this.#in = db;
    await this.#listAll(db);
    for (const name of wanted) {
      const table = this.#find(name);
      if (table) await this.#enter(db, table, wanted, signal);
    }
  }

  async #drop(db: Database, name: string): Promise<void> {
    const entered = this.#entered.get(name);
    if (!entered) return;
    const kind = entered.version === null ? 'VIEW' : 'TABLE';
    await db.run(`DROP ${kind} IF EXISTS main.${quoteIdentifier(name)}`);
    this.#entered.delete(name);
  }

  async #list(db: Database, table: CatalogTable): Promise<void> {
    await this.#drop(db, table.name);
    await db.run(placeholderSql(table));
    this.#entered.set(table.name, { version: null, columns: table.columns });
  }

  /** Creates placeholders for new tables of the catalog, and drops tables that are no longer in it. */
  async #listAll(db: Database): Promise<void> {
    const tables = this.#catalog.tables();
    const names = new Set(tables.map(({ name }) => name));
    for (const name of [...this.#entered.keys()]) if (!names.has(name)) await this.#drop(db, name);
    for (const table of tables) {
      const entered = this.#entered.get(table.name);
      if (!sameColumns(table.columns, entered?.columns)) await this.#list(db, table);
    }
  }

  async #enter(
    db: Database,
    table: CatalogTable,
    wanted: readonly string[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { name, columns } = table;
    const version = this.#version(table);
    const entered = this.#entered.get(name);
    if (entered?.version !== version) {
      await this.#makeRoom(db, name, table.bytes, wanted);
      const ipc = await table.arrow(signal);
      await this.#makeRoom(db, name, ipc.length, wanted);
      // If inserting fails, neither the placeholder nor the table exists.
      this.#entered.delete(name);
      await db.createFromArrow(name, ipc, entered?.version === null ? 'view' : 'table');
      await giveTypes(db, table);
    }
    this.#entered.delete(name);
    this.#entered.set(name, { version, columns });
  }

  /** Drops the rows of files that are not needed now, least recently used first, until a table fits. */
  async #makeRoom(
    db: Database,
    name: string,
    bytes: number,
    wanted: readonly string[],
  ): Promise<void> {
    let left = await db.memoryLeft();
    for (const [other, { version }] of [...this.#entered]) {
      if (bytes <= left) return;
      const table = this.#find(other);
      if (version === null || wanted.includes(other) || table?.origin !== 'file') continue;
      await this.#list(db, table);
      left = await db.memoryLeft();
    }
    if (bytes <= left) return;
    throw new SqlError(
      `The table ${name} needs about ${gigabytes(bytes)} of memory, and DuckDB has room for ${gigabytes(left)} in this page. Read fewer tables at once, or query the file with DuckDB outside of the browser.`,
    );
  }

  /** The next table to insert in the background, without a query that names it. */
  #nextToFill(): CatalogTable | undefined {
    const isIdle = this.#catalog.isIdle();
    return this.#catalog.tables().find((table) => {
      const due = table.enters === 'when open' || (table.enters === 'when idle' && isIdle);
      return (
        due &&
        !this.#failed.has(this.#version(table)) &&
        (this.#entered.get(table.name)?.version ?? null) === null
      );
    });
  }

  async fill(goesOn: () => boolean): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      while (goesOn()) {
        const db = this.#in;
        const table = this.#nextToFill();
        if (!db || !table) return;
        const version = this.#version(table);
        try {
          if (table.bytes > (await db.memoryLeft()) / 2) this.#failed.add(version);
          else await this.ensure(db, [table.name]);
        } catch (error) {
          if (!isClosed(error)) this.#failed.add(version);
          if (!isClosed(error) && !isCrash(error)) continue;
          if (this.#in === db) this.forget();
          return;
        }
      }
    } finally {
      this.#filling = false;
    }
  }
}

/**
 * Gives dates, times, decimals and binary values, which come as text, the types they are listed
 * with. One that DuckDB cannot convert stays text.
 */
async function giveTypes(db: Database, { name, columns }: CatalogTable): Promise<void> {
  const table = quoteIdentifier(name);
  const types = values(await db.query(`DESCRIBE ${table}`), 'column_type');
  for (const [i, { name: column, type }] of columns.entries()) {
    if (types[i] === type || !PLAIN_TYPE.test(type)) continue;
    const change = `ALTER TABLE ${table} ALTER ${quoteIdentifier(column)} TYPE ${type}`;
    await db.run(change).catch((error: unknown) => {
      if (isCrash(error) || isClosed(error)) throw error;
    });
  }
}

/** Tables and views that the user made, and the results of queries. */
export async function userTables(db: Database): Promise<TableInfo[]> {
  const set = await db.query(
    `SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()
     WHERE NOT internal AND (database_name = 'temp' OR schema_name <> 'main')
     ORDER BY table_name, column_index`,
  );
  const column = (name: string) => Array.from(values(set, name), String);
  const [schemas, names, columns, types] = [
    column('schema_name'),
    column('table_name'),
    column('column_name'),
    column('data_type'),
  ];
  const found = new Map<string, TableInfo['columns'][number][]>();
  names.forEach((table, i) => {
    const name = schemas[i] === 'main' ? table : `${schemas[i]}.${table}`;
    const own = found.get(name) ?? [];
    own.push({ name: columns[i]!, type: types[i]! });
    found.set(name, own);
  });
  return Array.from(found, ([name, own]) => ({ name, origin: 'user', columns: own }));
}
