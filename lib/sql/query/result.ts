import type { ColumnData } from '../column-set';
import type { Database } from '../database';
import { quoteIdentifier } from '../quote';
import { USER_SCHEMA } from './statement';

/** How a column's values are shown. */
export type ResultKind = 'number' | 'boolean' | 'date' | 'text';

export interface ResultColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  readonly kind: ResultKind;
}

export type Cell = string | number | boolean | null;

/** The first rows of a table, by column. */
export interface ResultPage {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

const NUMBER = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^(FLOAT|DOUBLE|DECIMAL)/;
/** Types whose numbers a double may not represent exactly. */
const LONG = /^U?(BIGINT|HUGEINT)$|^DECIMAL/;

export function kindOfType(type: string): ResultKind {
  if (NUMBER.test(type) && !type.endsWith(']')) return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  if (/^(DATE|TIME)/.test(type) && !type.endsWith(']')) return 'date';
  return 'text';
}

/** A number; as text if a double would lose digits. */
function exactNumber(text: string): number | string {
  const digits = text.replace(/^[-+]?0*|\D/g, '').length;
  return digits <= 15 ? Number(text) : text;
}

function cell(value: ColumnData[number], long: boolean): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  return long && typeof value === 'string' ? exactNumber(value) : value;
}

/** A table's name for SQL; names in the user's schema keep the schema. */
function tableSql(name: string): string {
  const own = `${USER_SCHEMA}.`;
  return name.startsWith(own)
    ? `${own}${quoteIdentifier(name.slice(own.length))}`
    : quoteIdentifier(name);
}

/** The columns of a table or view, in their order. */
export async function readColumns(db: Database, table: string): Promise<ResultColumn[]> {
  const set = await db.query(`DESCRIBE ${tableSql(table)}`);
  const names = set.columns.get('column_name') ?? [];
  const types = set.columns.get('column_type') ?? [];
  return Array.from(names, (name, i) => {
    const type = String(types[i]);
    return { name: String(name), type, kind: kindOfType(type) };
  });
}

/**
 * The first rows of a table or view, in its own order.
 *
 * @param only columns that are wanted; all unless given
 */
export async function readPage(
  db: Database,
  table: string,
  limit: number,
  signal?: AbortSignal,
  only?: ReadonlySet<string>,
): Promise<ResultPage> {
  const columns = await readColumns(db, table);
  const wanted = columns.filter(({ name }) => !only || only.has(name));
  if (wanted.length === 0) return { columns, rows: [] };
  const plain = ({ kind, type }: ResultColumn) =>
    (kind === 'number' && !LONG.test(type)) || kind === 'boolean';
  const list = wanted.map((column, i) => {
    const x = quoteIdentifier(column.name);
    return `${plain(column) ? x : `CAST(${x} AS VARCHAR)`} AS c${i}`;
  });
  const set = await db.query(
    `SELECT ${list.join(', ')} FROM ${tableSql(table)} LIMIT ${limit}`,
    signal,
  );
  const data = wanted.map((_, i) => set.columns.get(`c${i}`)!);
  const rows = Array.from({ length: set.rows }, (_, row) =>
    Object.fromEntries(
      wanted.map(({ name, kind }, i) => [name, cell(data[i]![row]!, kind === 'number')]),
    ),
  );
  return { columns, rows };
}
