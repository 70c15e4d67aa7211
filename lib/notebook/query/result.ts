import { type ColumnData, type Database, describeColumns, quoteIdentifier } from '@/lib/engine';

/** What a column holds, as far as it is shown differently. */
export type ResultKind = 'number' | 'boolean' | 'date' | 'text';

export interface ResultColumn {
  readonly name: string;
  /** DuckDB's own name of the type. */
  readonly type: string;
  readonly kind: ResultKind;
}

export type Cell = string | number | boolean | null;

/** Rows of a table by column, the first of them. */
export interface ResultPage {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

const NUMBER = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^(FLOAT|DOUBLE|DECIMAL)/;
/** Numbers that a double may not hold to the last digit. */
const LONG = /^U?(BIGINT|HUGEINT)$|^DECIMAL/;

export function kindOfType(type: string): ResultKind {
  if (NUMBER.test(type) && !type.endsWith(']')) return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  if (/^(DATE|TIME)/.test(type) && !type.endsWith(']')) return 'date';
  return 'text';
}

/** A number written out; as text where a double would lose digits of it. */
function exactNumber(text: string): number | string {
  const digits = text.replace(/^[-+]?0*|\D/g, '').length;
  return digits <= 15 ? Number(text) : text;
}

function cell(value: ColumnData[number], long: boolean): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  return long && typeof value === 'string' ? exactNumber(value) : value;
}

/** The first rows of a table or view, in its own order. */
export async function readPage(
  db: Database,
  table: string,
  limit: number,
  signal?: AbortSignal,
): Promise<ResultPage> {
  const columns = (await describeColumns(db, table)).map(({ name, sqlType }) => ({
    name,
    type: sqlType,
    kind: kindOfType(sqlType),
  }));
  const plain = ({ kind, type }: ResultColumn) =>
    (kind === 'number' && !LONG.test(type)) || kind === 'boolean';
  const list = columns.map((column, i) => {
    const x = quoteIdentifier(column.name);
    return `${plain(column) ? x : `CAST(${x} AS VARCHAR)`} AS c${i}`;
  });
  const set = await db.query(
    `SELECT ${list.join(', ')} FROM ${quoteIdentifier(table)} LIMIT ${limit}`,
    signal,
  );
  const data = columns.map((_, i) => set.columns.get(`c${i}`)!);
  const rows = Array.from({ length: set.rows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, kind }, i) => [name, cell(data[i]![row]!, kind === 'number')]),
    ),
  );
  return { columns, rows };
}
