import type { Database } from '../database';
import { quoteIdentifier } from '../quote';
import type { ResultColumn } from './result';

/** What a column holds over all kept rows. */
export interface ColumnSummary {
  readonly nulls: number;
  readonly distinct: number;
  /** Of numbers: the range, and how many fall into each of equally wide bins over it. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly bins: readonly number[];
  /** Of anything else: the most frequent values. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

const BINS = 16;
const TOP = 3;
/** Columns beyond this number are not summarised. */
const MOST_COLUMNS = 60;

type Facts = Pick<ColumnSummary, 'nulls' | 'distinct' | 'range'>;

async function factsOf(
  db: Database,
  table: string,
  columns: readonly ResultColumn[],
  signal?: AbortSignal,
): Promise<Facts[]> {
  const asked = columns.flatMap(({ name, kind }, i) => {
    const x = quoteIdentifier(name);
    // Infinity and NaN have no place in a histogram.
    const number = `CAST(${x} AS DOUBLE)`;
    const finite = kind === 'number' ? `FILTER (isfinite(${number}))` : 'FILTER (false)';
    const value = kind === 'number' ? number : 'NULL::DOUBLE';
    return [
      `count(*) - count(${x}) AS n${i}`,
      `count(DISTINCT ${x}) AS d${i}`,
      `min(${value}) ${finite} AS l${i}`,
      `max(${value}) ${finite} AS h${i}`,
    ];
  });
  const set = await db.query(`SELECT ${asked.join(', ')} FROM ${quoteIdentifier(table)}`, signal);
  const at = (name: string) => Number(set.columns.get(name)?.[0] ?? Number.NaN);
  return columns.map((_, i) => {
    const [low, high] = [at(`l${i}`), at(`h${i}`)];
    const range = Number.isNaN(low) || Number.isNaN(high) ? null : { low, high };
    return { nulls: at(`n${i}`), distinct: at(`d${i}`), range };
  });
}

function countSql(table: string, { name }: ResultColumn, { range }: Facts, i: number): string {
  const x = quoteIdentifier(name);
  const from = quoteIdentifier(table);
  if (range === null) {
    return `(SELECT ${i} AS i, CAST(${x} AS VARCHAR) AS value, count(*) AS n FROM ${from}
      WHERE ${x} IS NOT NULL GROUP BY ALL ORDER BY n DESC, value LIMIT ${TOP})`;
  }
  const { low, high } = range;
  const number = `CAST(${x} AS DOUBLE)`;
  const bin =
    high > low
      ? `least(${BINS - 1}, CAST(floor((${number} - ${low}) / ${(high - low) / BINS}) AS INTEGER))`
      : '0';
  return `(SELECT ${i} AS i, CAST(${bin} AS VARCHAR) AS value, count(*) AS n FROM ${from}
    WHERE isfinite(${number}) GROUP BY ALL)`;
}

/** Summaries of a table's columns, over all its rows. */
export async function summarise(
  db: Database,
  table: string,
  all: readonly ResultColumn[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ColumnSummary>> {
  const columns = all.slice(0, MOST_COLUMNS);
  if (columns.length === 0) return new Map();
  const facts = await factsOf(db, table, columns, signal);
  const parts = columns.map((column, i) => countSql(table, column, facts[i]!, i));
  const set = await db.query(parts.join(' UNION ALL '), signal);
  const [index, value, count] = ['i', 'value', 'n'].map((name) => set.columns.get(name) ?? []);
  const counted = columns.map((): { value: string; count: number }[] => []);
  for (let row = 0; row < set.rows; row++) {
    counted[Number(index![row])]!.push({ value: String(value![row]), count: Number(count![row]) });
  }
  const entries = columns.map(({ name }, i): [string, ColumnSummary] => {
    const own = counted[i]!;
    if (facts[i]!.range === null) {
      return [name, { ...facts[i]!, bins: [], top: own.sort((a, b) => b.count - a.count) }];
    }
    const bins = new Array<number>(BINS).fill(0);
    for (const { value: bin, count: n } of own) bins[Number(bin)] = n;
    return [name, { ...facts[i]!, bins, top: [] }];
  });
  return new Map(entries);
}
