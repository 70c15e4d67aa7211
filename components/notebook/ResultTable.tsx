'use client';

import { useMemo, useRef } from 'react';
import { DataTable, type DataTableProps } from '@/components/ui/DataTable';
import { useCellInfo } from './export/cell-info';
import { useExportable } from './export/exportables';
import { SaveTable } from './export/SaveTable';

interface ResultTableProps extends DataTableProps {
  /** Name of its files. */
  name: string;
}

/** A table of a cell, which can be saved. */
export function ResultTable({ name, ...shown }: ResultTableProps) {
  const { caption, columns, rows } = shown;
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const table = useMemo(() => ({ name, caption, columns, rows }), [name, caption, columns, rows]);
  useExportable({ kind: 'table', table, cell }, ref);
  return (
    <div ref={ref} className="min-w-0">
      <DataTable {...shown} />
      <div className="mt-1 flex justify-end">
        <SaveTable table={table} />
      </div>
    </div>
  );
}
