import { labelTests } from './label-sql';
import { scoreNumber } from './score-sql';
import { quoteIdentifier } from './sql';
import { describeColumns, values } from './tables';
import type { ColumnData, ColumnInfo, Database, ScoreScale } from './types';

/** Columns fetched at once: the answer of one query, not of all, is what memory holds twice. */
const COLUMNS_A_QUERY = 8;

async function columnsNamed(
  db: Database,
  table: string,
  names: readonly string[],
): Promise<ColumnInfo[]> {
  const all = new Map((await describeColumns(db, table)).map((column) => [column.name, column]));
  return names.map((name) => {
    const column = all.get(name);
    if (!column) throw new Error(`table ${table} has no column "${name}"`);
    return column;
  });
}

async function gather<T>(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
  expression: (column: ColumnInfo) => string,
  take: (data: ColumnData) => T,
): Promise<T[]> {
  const out: T[] = [];
  for (let start = 0; start < columns.length; start += COLUMNS_A_QUERY) {
    const some = columns.slice(start, start + COLUMNS_A_QUERY);
    const list = some.map((column, i) => `${expression(column)} AS c${i}`);
    // No ORDER BY: DuckDB keeps the order of insertion, and sorting wide rows is slow.
    const set = await db.query(`SELECT ${list.join(', ')} FROM ${quoteIdentifier(table)}`);
    out.push(...some.map((_, i) => take(values(set, `c${i}`))));
  }
  return out;
}

function onScale(scale: ScoreScale) {
  return (column: ColumnInfo): string => {
    const x = scoreNumber(column);
    const double = `CAST(${x} AS DOUBLE)`;
    if (scale === 'percent') return `${double} / 100`;
    return column.kind === 'float' && scale === 'probability' ? x : double;
  };
}

/** Not in SQL: `exp` differs in the last bit between the native DuckDB and the browser's. */
function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/**
 * Score columns as probabilities, in the order of rows. Floats stay in 32 bits; everything else,
 * and what is divided by 100 or put through the logistic function, is in 64.
 *
 * @param columns column names as in the file
 */
export async function gatherScores(
  db: Database,
  table: string,
  columns: readonly string[],
  scale: ScoreScale,
): Promise<(Float32Array | Float64Array)[]> {
  const found = await columnsNamed(db, table, columns);
  const take = (data: ColumnData) =>
    scale === 'logit'
      ? (data as Float64Array).map(logistic)
      : (data as Float32Array | Float64Array);
  return gather(db, table, found, onScale(scale), take);
}

/** Label columns in the order of rows: 0, 1, or 255 where unknown. */
export async function gatherLabels(
  db: Database,
  table: string,
  columns: readonly string[],
): Promise<Uint8Array[]> {
  const expression = (column: ColumnInfo) => {
    const { positive, negative } = labelTests(column);
    return `CAST(CASE WHEN ${positive} THEN 1 WHEN ${negative} THEN 0 ELSE 255 END AS UTINYINT)`;
  };
  const found = await columnsNamed(db, table, columns);
  return gather(db, table, found, expression, (data) => data as Uint8Array);
}

/** A metadata column in the order of rows: numbers as numbers, anything else as text. */
export async function gatherColumn(
  db: Database,
  table: string,
  column: string,
): Promise<ColumnData> {
  const expression = ({ name, kind }: ColumnInfo) =>
    kind === 'other' ? `CAST(${quoteIdentifier(name)} AS VARCHAR)` : quoteIdentifier(name);
  const found = await columnsNamed(db, table, [column]);
  const [data] = await gather(db, table, found, expression, (answer) => answer);
  return data!;
}
