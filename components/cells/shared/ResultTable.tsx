'use client';

import { Database, Download } from 'lucide-react';
import { useContext, useMemo, useRef } from 'react';
import { markedTable, useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveTable } from '@/components/export/SaveTable';
import { useItem } from '@/components/hooks/context';
import { CellIdContext } from '@/components/hooks/document';
import { useViewMode } from '@/components/hooks/view-mode';
import { SelectableTable } from '@/components/selection/SelectableTable';
import { Button } from '@/components/ui/Button';
import type { DataTableProps } from '@/components/ui/DataTable';
import { Disclosure } from '@/components/ui/Disclosure';
import { saveFile } from '@/components/ui/save-file';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { inItems } from '@/lib/challenge/words';
import { addCell, newCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { countOf } from '@/lib/plots/core/format';
import { focusNewCell } from './focus-new-cell';
import { OriginBadges } from './OriginBadges';

/** Adds a query cell below a cell and scrolls to it. */
function openAsQuery(sql: string, below: string): void {
  changeDocument((document) => {
    const fresh = newCell('sql', document.cells);
    const index = document.cells.findIndex((cell) => cell.id === below);
    focusNewCell(fresh.id, fresh.kind);
    const cell = fresh.kind === 'sql' ? { ...fresh, sql } : fresh;
    return addCell(document, cell, index + 1);
  });
}

/** The SQL of a table, to read or to open in a query cell. */
function QueryBehind({ sql }: { sql: string }) {
  const cell = useContext(CellIdContext);
  const editing = useViewMode().kind === 'edit';
  return (
    <div className="space-y-2">
      <p className="text-soft text-sm">SQL of these rows:</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element must be reachable by keyboard
        tabIndex={0}
        className="max-h-48 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 text-xs"
      >
        {sql}
      </pre>
      {editing && (
        <Button onClick={() => openAsQuery(sql, cell)}>
          <Database size={14} aria-hidden /> Open as query cell
        </Button>
      )}
    </div>
  );
}

interface ResultTableProps extends DataTableProps {
  /** Name of its files. */
  name: string;
  /** SQL of the rows. */
  query?: string;
  /** A remark saved with the table. */
  note?: string | undefined;
}

/** Titles and hints of columns in the words of the challenge. */
function useWorded(columns: readonly TableColumn[]): readonly TableColumn[] {
  const item = useItem();
  return useMemo(
    () =>
      columns.map((column) => ({
        ...column,
        title: inItems(column.title, item),
        ...(column.hint !== undefined && { hint: inItems(column.hint, item) }),
      })),
    [columns, item],
  );
}

/** A table that can be saved and copied. */
export function ResultTable({ name, query, note, ...shown }: ResultTableProps) {
  const { caption, rows, summary } = shown;
  const columns = useWorded(shown.columns);
  const item = useItem();
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const table = useMemo(
    () =>
      markedTable(
        {
          name,
          caption: inItems(caption, item),
          columns,
          rows,
          ...(summary && { summary }),
          ...(note && { note: inItems(note, item) }),
        },
        cell,
      ),
    [name, caption, columns, rows, summary, note, item, cell],
  );
  useExportable({ kind: 'table', table, cell }, ref);
  return (
    <div ref={ref} className="clear-both min-w-0">
      <SelectableTable {...shown} columns={columns} />
      <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
        <span>
          <OriginBadges origins={cell.origins} />
        </span>
        <SaveTable table={table} />
      </div>
      {query && (
        <Disclosure title="SQL of this table">
          <QueryBehind sql={query} />
        </Disclosure>
      )}
    </div>
  );
}

interface RowsProps {
  /** Name of the result table, and of the file it is saved as. */
  table: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** SQL of the rows. */
  query?: string;
}

/** The rows of a figure in a disclosure, with CSV and SQL. */
export function Rows({ table, columns: given, rows, query }: RowsProps) {
  const columns = useWorded(given);
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const exported = useMemo(
    () => ({ name: table, caption: `Rows of ${table}`, columns, rows }),
    [table, columns, rows],
  );
  useExportable({ kind: 'rows', table: exported, cell }, ref);
  const save = async () => {
    const { tableCsv } = await import('@/lib/export/table/delimited');
    saveFile(`${table}.csv`, tableCsv(exported), 'text/csv');
  };
  const title = (
    <span>
      {countOf(rows.length, 'row')} of <code className="text-xs">{table}</code>{' '}
      <OriginBadges origins={cell.origins} />
    </span>
  );
  return (
    <Disclosure title={title} className="mt-3" ref={ref}>
      <div className="space-y-2">
        <SelectableTable keys caption={`Rows of ${table}`} columns={columns} rows={rows} />
        <div className="flex flex-wrap justify-between gap-2">
          <Button onClick={save}>
            <Download size={14} aria-hidden /> Save as CSV (full precision)
          </Button>
          <SaveTable table={exported} />
        </div>
        {query && <QueryBehind sql={query} />}
      </div>
    </Disclosure>
  );
}
