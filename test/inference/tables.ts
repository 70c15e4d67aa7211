import type { Session } from '@/lib/notebook/session/session';
import { ResultInputs } from '@/lib/notebook/tables/result-inputs';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { filledColumns, type Value } from '@/lib/scoring/tables/declare';
import { csvRows, type Folder } from '../cli/evaluate-command';

/** Rows by table, each as text, in an order of their own. */
export type Tables = Readonly<Record<string, readonly string[]>>;
type Row = Readonly<Record<string, Value>>;

const textsOf = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();

/** The tables that the terminal wrote as CSV. */
export function writtenTables(
  folder: Folder,
  out: string,
  names: readonly ResultTableName[],
): Tables {
  const rowsOf = (table: ResultTableName): Row[] =>
    csvRows(folder.read(`${out}/${table}.csv`)).map((row) =>
      Object.fromEntries(
        Object.entries(tableOf(table).columns).map(([name, { type }]) => {
          const text = row[name]!;
          return [name, text === '' ? null : type === 'text' ? text : Number(text)];
        }),
      ),
    );
  return Object.fromEntries(names.map((table) => [table, textsOf(rowsOf(table))]));
}

/** The tables of the page as they are now. */
export async function pageTables(
  session: Session,
  names: readonly ResultTableName[],
): Promise<Tables> {
  const inputs = new ResultInputs(session).now();
  const tables: [string, string[]][] = [];
  for (const table of names) {
    const columns = filledColumns(tableOf(table), await tableOf(table).make(inputs));
    const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
      Object.fromEntries(columns.map(({ name, values }) => [name, (values[row] ?? null) as Value])),
    );
    tables.push([table, textsOf(rows)]);
  }
  return Object.fromEntries(tables);
}
