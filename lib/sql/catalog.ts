/** Where a table comes from; `user` means the user's tables and the results of queries. */
export type TableOrigin = 'result' | 'published' | 'file' | 'user';

/** A table that queries can read. */
export interface TableInfo {
  /** The name as written in a query. */
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
  /** What the rows depend on: they are the same while each value is, by identity. */
  readonly dependsOn: readonly unknown[];
  /**
   * When the rows enter DuckDB although no query names the table: as soon as it is open, once
   * nothing is being loaded or computed, or never.
   */
  readonly enters: 'when open' | 'when idle' | 'when named';
  /** Bytes that the rows take, estimated. */
  readonly bytes: number;
  /** The rows as an Arrow IPC stream that the caller owns, with columns as listed. */
  arrow(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/** The tables of a notebook. */
export interface Catalog {
  tables(): readonly CatalogTable[];
  /** Whether nothing is being loaded or computed. */
  isIdle(): boolean;
  /** Calls `notify` when tables, their dependencies or `isIdle` may have changed. Returns an unsubscriber. */
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

/** Names for the tables of files, distinct from each other and from those `taken`. */
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
