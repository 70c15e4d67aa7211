/** Where a table is from; `user` are the user's own tables and the results of queries. */
export type TableOrigin = 'result' | 'published' | 'file' | 'user';

/** A table that queries can read. */
export interface TableInfo {
  /** As it is written in a query. */
  readonly name: string;
  readonly origin: TableOrigin;
  readonly columns: readonly {
    readonly name: string;
    /** DuckDB's name of the type. */
    readonly type: string;
  }[];
}

/** A table of the notebook, whether its rows are in DuckDB or not. */
export interface CatalogTable extends TableInfo {
  /** In lower case, and needs no quotes. */
  readonly name: string;
  /** The rows stay the same as long as each of these does, by identity. */
  readonly dependsOn: readonly unknown[];
  /**
   * When the rows enter DuckDB although no query names the table: as soon as it is open, once
   * nothing is being loaded or computed, or never.
   */
  readonly enters: 'when open' | 'when idle' | 'when named';
  /** Bytes that the rows take, estimated. */
  readonly bytes: number;
  /** The rows as an Arrow IPC stream that is given away, with columns as they are listed. */
  arrow(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** The tables of a notebook. */
export interface Catalog {
  tables(): readonly CatalogTable[];
  /** Whether nothing is being loaded or computed. */
  isIdle(): boolean;
  /** Calls back when tables, what they depend on, or `isIdle` may have changed; answers how to stop. */
  subscribe(notify: () => void): () => void;
}

/** A name for SQL that needs no quotes, made of a file's name: `task1-labels.csv.gz` to `task1_labels_csv`. */
function tableName(fileName: string): string {
  const base = (fileName.split(/[\\/]/).pop() ?? fileName).toLowerCase();
  const plain = base
    .replace(/\.(gz|zip)$/, '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `file_${plain || 'unnamed'}`;
}

/** Names for the tables of files, unlike each other and those that are `taken`. */
export function fileTableNames(
  fileNames: readonly string[],
  isTaken: (name: string) => boolean,
): string[] {
  const names = new Set<string>();
  for (const fileName of fileNames) {
    const wanted = tableName(fileName);
    let name = wanted;
    for (let n = 2; names.has(name) || isTaken(name); n++) name = `${wanted}_${n}`;
    names.add(name);
  }
  return [...names];
}
