import { lazy, Suspense } from 'react';
import type { DataTableProps } from './DataTable';

const DataTable = lazy(() => import('./DataTable').then((m) => ({ default: m.DataTable })));

/** Height of a row and of the head, as a first guess of the room a table takes. */
const ROW = 29;

/** A table whose code is fetched when the first one is to be shown. */
export function LazyDataTable(props: DataTableProps) {
  const height = Math.min(props.maxHeight ?? 420, ROW * (props.rows.length + 1.2));
  return (
    <Suspense fallback={<div aria-hidden style={{ height }} />}>
      <DataTable {...props} />
    </Suspense>
  );
}
