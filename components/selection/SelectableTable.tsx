'use client';

import { lazy, Suspense } from 'react';
import type { DataTableProps } from '@/components/ui/DataTable';
import { useRowSelection } from './use-row-selection';

const DataTable = lazy(() =>
  import('@/components/ui/DataTable').then((m) => ({ default: m.DataTable })),
);

/** Height of a row and of the head, as a first guess of the room a table takes. */
const ROW = 29;

/** A table linked with the selection. Its code is loaded when the first one is shown. */
export function SelectableTable(props: Omit<DataTableProps, 'link'>) {
  const link = useRowSelection();
  const height = Math.min(props.maxHeight ?? 420, ROW * (props.rows.length + 1.2));
  return (
    <Suspense fallback={<div aria-hidden style={{ height }} />}>
      <DataTable {...props} link={link} />
    </Suspense>
  );
}
