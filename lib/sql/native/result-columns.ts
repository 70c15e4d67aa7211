import {
  type DuckDBDataChunk,
  type DuckDBResult,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ColumnData, ColumnSet } from '../column-set';

type Values = (index: number, value: DuckDBValue) => void;

function visit(chunks: readonly DuckDBDataChunk[], column: number, take: Values): void {
  let row = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(column);
    for (let i = 0; i < vector.itemCount; i++) take(row++, vector.getItem(i));
  }
}

const DOUBLES: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.DECIMAL,
]);

const INTEGERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
]);

function integers(
  chunks: readonly DuckDBDataChunk[],
  column: number,
  out: Int32Array | Uint8Array,
): ColumnData {
  let missing = false;
  visit(chunks, column, (row, value) => {
    if (value === null) missing = true;
    else out[row] = value as number;
  });
  if (!missing) return out;
  const plain: (number | null)[] = Array.from(out);
  visit(chunks, column, (row, value) => {
    if (value === null) plain[row] = null;
  });
  return plain;
}

function columnData(
  chunks: readonly DuckDBDataChunk[],
  column: number,
  type: DuckDBTypeId,
  rows: number,
): ColumnData {
  if (type === DuckDBTypeId.FLOAT || DOUBLES.has(type)) {
    const out = type === DuckDBTypeId.FLOAT ? new Float32Array(rows) : new Float64Array(rows);
    visit(chunks, column, (row, value) => {
      out[row] = value === null ? Number.NaN : Number(value);
    });
    return out;
  }
  if (INTEGERS.has(type)) {
    const byte = type === DuckDBTypeId.UTINYINT;
    return integers(chunks, column, byte ? new Uint8Array(rows) : new Int32Array(rows));
  }
  const out: (string | boolean | null)[] = new Array(rows).fill(null);
  const isBoolean = type === DuckDBTypeId.BOOLEAN;
  visit(chunks, column, (row, value) => {
    if (value !== null) out[row] = isBoolean ? Boolean(value) : String(value);
  });
  return out as ColumnData;
}

/** The columns of a query result, copied out of its chunks. */
export async function resultColumns(result: DuckDBResult): Promise<ColumnSet> {
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const names = result.columnNames();
  return {
    rows,
    columns: new Map(
      names.map((name, i) => [name, columnData(chunks, i, result.columnTypeId(i), rows)]),
    ),
  };
}
