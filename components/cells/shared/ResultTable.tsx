'use client';

import { useMemo, useRef } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveTable } from '@/components/export/SaveTable';
import type { DataTableProps } from '@/components/ui/DataTable';
import { Disclosure } from '@/components/ui/Disclosure';
import { LazyDataTable } from '@/components/ui/LazyDataTable';
import { QueryBehind } from './QueryBehind';

interface ResultTableProps extends DataTableProps {
  /** Name of its files. */
  name: string;
  /** SQL that gives these rows. */
  query?: string;
  /** What is to be known to read it where it is saved. */
  note?: string | undefined;
}

/** A table of a cell, which can be saved. */
export function ResultTable({ name, query, note, ...shown }: ResultTableProps) {
  const { caption, columns, rows } = shown;
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const table = useMemo(
    () => ({ name, caption, columns, rows, ...(note && { note }) }),
    [name, caption, columns, rows, note],
  );
  useExportable({ kind: 'table', table, cell }, ref);
  return (
    <div ref={ref} className="min-w-0">
      <LazyDataTable {...shown} />
      <div className="mt-1 flex justify-end">
        <SaveTable table={table} />
      </div>
      {query && (
        <Disclosure title="The query behind this">
          <QueryBehind sql={query} />
        </Disclosure>
      )}
    </div>
  );
}
