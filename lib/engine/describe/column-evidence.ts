import { inSlices } from '../in-slices';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
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

/** Rows that settle for most columns of scores that they are such. */
const FIRST_LOOK = 2048;

/** What was found of a column's values, in however many rows were looked at. */
interface Look {
  readonly flagShare: number;
  readonly numberShare: number;
  readonly fractional: boolean;
}

function numberOf({ name, kind }: ColumnInfo): string {
  const x = quoteIdentifier(name);
  if (kind === 'text') return `TRY_CAST(${x} AS DOUBLE)`;
  return kind === 'boolean' ? `CAST(${x} AS TINYINT)` : x;
}

function rangeExpressions(column: ColumnInfo, i: number): string[] {
  const number = numberOf(column);
  const count = `count(${quoteIdentifier(column.name)}) AS count${i}`;
  return [count, `min(${number}) AS min${i}`, `max(${number}) AS max${i}`];
}

/** What it takes to tell flags, numbers and fractions apart, which depends on the column's kind. */
function valueExpressions(column: ColumnInfo, i: number): string[] {
  const x = quoteIdentifier(column.name);
  const number = numberOf(column);
  const flags = `count(*) FILTER (${number} IN (0, 1, -1)) AS flags${i}`;
  const fraction = `bool_or(${number} <> floor(${number})) AS fraction${i}`;
  switch (column.kind) {
    case 'boolean':
      return [];
    case 'integer':
      return [flags];
    case 'text': {
      const words = `lower(trim(${x})) IN ('true', 'false')`;
      const either = `count(*) FILTER (${number} IN (0, 1, -1) OR ${words}) AS flags${i}`;
      return [
        either,
        `count(*) FILTER (${number} IS NOT NULL OR ${words}) AS numbers${i}`,
        fraction,
      ];
    }
    default:
      return [flags, fraction];
  }
}

/** Looks at the first rows of floating-point columns: few queries are as quick as this. */
async function lookAtFirst(
  db: Database,
  from: string,
  columns: readonly ColumnInfo[],
): Promise<ReadonlyMap<ColumnInfo, Look>> {
  const floats = columns.filter(({ kind }) => kind === 'float' || kind === 'double');
  if (floats.length === 0) return new Map();
  const list = floats.map(({ name }, i) => `${quoteIdentifier(name)} AS c${i}`).join(', ');
  const set = await db.query(`SELECT ${list} FROM ${from} LIMIT ${FIRST_LOOK}`);
  return new Map(
    floats.map((column, i) => {
      const cells = Array.from(values(set, `c${i}`), Number).filter((x) => !Number.isNaN(x));
      const flags = cells.filter((x) => x === 0 || x === 1 || x === -1).length;
      const fractional = cells.some((x) => Number.isFinite(x) && !Number.isInteger(x));
      return [column, { flagShare: flags / cells.length, numberShare: 1, fractional }];
    }),
  );
}

async function gather(
  db: Database,
  table: string,
  columns: readonly ColumnInfo[],
): Promise<ColumnEvidence[]> {
  const from = quoteIdentifier(table);
  const first = await lookAtFirst(db, from, columns);
  const settled = (column: ColumnInfo) => {
    const look = first.get(column);
    return look?.fractional ? look : null;
  };
  const expressions = columns.flatMap((column, i) => [
    ...rangeExpressions(column, i),
    ...(settled(column) ? [] : valueExpressions(column, i)),
  ]);
  const set = await db.query(`SELECT ${expressions.join(', ')} FROM ${from}`);
  const at = (name: string) => set.columns.get(name)?.[0];
  return columns.map((column, i) => {
    const count = Number(at(`count${i}`));
    const share = (name: string) => (count === 0 ? 1 : Number(at(name) ?? count) / count);
    const whole: Look = {
      flagShare: share(`flags${i}`),
      numberShare: share(`numbers${i}`),
      fractional: Boolean(at(`fraction${i}`)),
    };
    return {
      column,
      count,
      ...(settled(column) ?? whole),
      min: Number(at(`min${i}`) ?? Number.NaN),
      max: Number(at(`max${i}`) ?? Number.NaN),
    };
  });
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
  return inSlices(columns, (some) => gather(db, table, some));
}
