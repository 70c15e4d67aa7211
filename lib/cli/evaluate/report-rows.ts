import type { ReportTables } from '@/lib/report/types';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { Made, Value } from '@/lib/scoring/tables/declare';
import type { TableSink } from './table-sink';

/** Too many rows to be kept, and shown by no report. */
const LEFT_OUT: readonly ResultTableName[] = ['operating_points'];

function rowsOf(made: Made): readonly object[] {
  if (Array.isArray(made)) return made;
  const columns = Object.entries(made as Readonly<Record<string, ArrayLike<Value>>>);
  return Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row]])),
  );
}

/** Keeps the rows that a report shows. */
export class ReportRows implements TableSink {
  readonly #tables = new Map<ResultTableName, object[]>();

  async append(table: ResultTableName, made: Made): Promise<void> {
    if (LEFT_OUT.includes(table)) return;
    const rows = this.#tables.get(table) ?? [];
    for (const row of rowsOf(made)) rows.push(row);
    this.#tables.set(table, rows);
  }

  async close(): Promise<void> {}

  get tables(): ReportTables {
    return Object.fromEntries(this.#tables) as ReportTables;
  }
}
