import { quoteIdentifier } from '../sql';
import type { ColumnInfo, Database } from '../types';

/** What a column's values say of it. Missing values are left out. */
export interface ColumnEvidence {
  readonly column: ColumnInfo;
  /** Values there are. */
  readonly count: number;
  /** Share of values that are 0, 1, -1, true or false; 1 where there is no value. */
  readonly flagShare: number;
  /** Share of values that are numbers or truth values; 1 where there is no value. */
  readonly numberShare: number;
  /** Some value has a fractional part. */
  readonly fractional: boolean;
  /** Least and greatest number; NaN where there is none. */
  readonly min: number;
  readonly max: number;
}

/** Rows that settle for most score columns that they hold fractions, and need no closer look. */
const FIRST_LOOK = 2048;
/** Columns of one query: one over thousands is slow to plan. */
const COLUMNS_A_QUERY = 256;

function numberOf({ name, kind }: ColumnInfo): string {
  const x = quoteIdentifier(name);
  if (kind === 'text') return `TRY_CAST(${x} AS DOUBLE)`;
  return kind === 'boolean' ? `CAST(${x} AS TINYINT)` : x;
}

function flagTest({ name, kind }: ColumnInfo): string {
  const x = quoteIdentifier(name);
  if (kind === 'boolean') return `${x} IS NOT NULL`;
  return kind === 'text'
    ? `lower(trim(${x})) IN ('0', '1', '-1', '0.0', '1.0', '-1.0', 'true', 'false')`
    : `${x} IN (0, 1, -1)`;
}

function rangeExpressions(column: ColumnInfo, i: number): string[] {
  const number = numberOf(column);
  const count = `count(${quoteIdentifier(column.name)}) AS count${i}`;
  return [count, `min(${number}) AS min${i}`, `max(${number}) AS max${i}`];
}

function valueExpressions(column: ColumnInfo, i: number): string[] {
  const number = `CAST(${numberOf(column)} AS DOUBLE)`;
  return [
    `count(${quoteIdentifier(column.name)}) AS seen${i}`,
    `count(*) FILTER (${flagTest(column)}) AS flags${i}`,
    `count(${number}) AS numbers${i}`,
    `coalesce(bool_or(isfinite(${number}) AND ${number} <> floor(${number})), false) AS fraction${i}`,
  ];
}

type Answer = (name: string) => unknown;

async function ask(db: Database, from: string, expressions: readonly string[]): Promise<Answer> {
  if (expressions.length === 0) return () => undefined;
  const set = await db.query(`SELECT ${expressions.join(', ')} FROM ${from}`);
  return (name) => set.columns.get(name)?.[0];
}

function summarize(column: ColumnInfo, i: number, range: Answer, look: Answer): ColumnEvidence {
  const seen = Number(look(`seen${i}`));
  const flags = Number(look(`flags${i}`));
  const numbers = Math.max(flags, Number(look(`numbers${i}`)));
  return {
    column,
    count: Number(range(`count${i}`)),
    flagShare: seen === 0 ? 1 : flags / seen,
    numberShare: seen === 0 ? 1 : numbers / seen,
    fractional: Boolean(look(`fraction${i}`)),
    min: Number(range(`min${i}`) ?? Number.NaN),
    max: Number(range(`max${i}`) ?? Number.NaN),
  };
}

async function gather(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
): Promise<ColumnEvidence[]> {
  const from = quoteIdentifier(table);
  const first = await ask(
    db,
    `(SELECT * FROM ${from} LIMIT ${FIRST_LOOK})`,
    columns.flatMap(valueExpressions),
  );
  const settled = (i: number) => Boolean(first(`fraction${i}`));
  const whole = await ask(
    db,
    from,
    columns.flatMap((column, i) => [
      ...rangeExpressions(column, i),
      ...(settled(i) ? [] : valueExpressions(column, i)),
    ]),
  );
  return columns.map((column, i) => summarize(column, i, whole, settled(i) ? first : whole));
}

/**
 * What the values of the columns say. Shares of a column with a fraction among its first rows are
 * those of these rows; everything else is taken from every row.
 */
export async function columnEvidence(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
): Promise<ColumnEvidence[]> {
  const evidence: ColumnEvidence[] = [];
  for (let start = 0; start < columns.length; start += COLUMNS_A_QUERY) {
    evidence.push(...(await gather(db, table, columns.slice(start, start + COLUMNS_A_QUERY))));
  }
  return evidence;
}
