import { type PlainColumn, type PlainType, SQL_TYPES } from '@/lib/ingest/plain-column';
import type { CatalogTable } from '@/lib/sql/catalog';
import { memoBy } from '../memo';
import type { PublishedState } from '../session/types';

/** The type of values; that of a column without any is text. */
function typeOf(values: readonly unknown[]): PlainType {
  const known = values.filter((value) => value !== null);
  const all = (type: string) => known.length > 0 && known.every((value) => typeof value === type);
  if (all('boolean')) return 'boolean';
  if (!all('number')) return 'text';
  return known.every(Number.isInteger) ? 'integer' : 'double';
}

function columnsOf(rows: readonly object[]): PlainColumn[] {
  return Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row) => (row as Record<string, unknown>)[name] ?? null);
    return { name, type: typeOf(values), values: values as PlainColumn['values'] };
  });
}

function catalogTable(name: string, rows: readonly object[]): CatalogTable {
  const columns = columnsOf(rows);
  return {
    name,
    origin: 'published',
    columns: columns.map(({ name: column, type }) => ({ name: column, type: SQL_TYPES[type] })),
    dependsOn: [rows],
    enters: 'when open',
    bytes: rows.length * columns.length * 8,
    async arrow() {
      const { plainColumnsToIpc } = await import('@/lib/ingest/arrow/columns-to-ipc');
      return plainColumnsToIpc(columns);
    },
  };
}

const tableOf = memoBy((rows: readonly object[], name: string) => catalogTable(name, rows));

/** Every published table, and the report on the synthetic twin as `twin_fidelity`. */
export function publishedCatalog({
  tables,
  fidelity,
}: Pick<PublishedState, 'tables' | 'fidelity'>): readonly CatalogTable[] {
  const all = { ...tables, ...(fidelity && { twin_fidelity: fidelity }) };
  return Object.entries<readonly object[]>(all).flatMap(([name, rows]) => {
    return rows.length === 0 ? [] : [tableOf(rows, name)];
  });
}
