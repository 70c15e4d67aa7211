'use client';

import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  compareCells,
  formatCell,
  fullValue,
  longText,
  type TableColumn,
  type TableRow,
} from './table-format';

const ROW_HEIGHT = 29;

type DataAttributes = Readonly<Partial<Record<`data-${string}`, string>>>;

/** Links the rows with something outside of the table, such as a selection. */
export interface RowLink {
  /** Rows with attributes can have the focus. */
  rowAttributes(row: TableRow, columns: readonly TableColumn[]): DataAttributes;
  cellAttributes(key: string, columns: readonly TableColumn[]): DataAttributes;
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  /** Called after each render: rows are added and removed as the table scrolls. */
  onRender(table: Element): void;
}

export interface DataTableProps {
  caption: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Renders a cell in another way than by its format. */
  renderCell?(row: TableRow, column: TableColumn): ReactNode;
  /** Rendered below a column's title. */
  renderSummary?(column: TableColumn): ReactNode;
  maxHeight?: number;
  link?: RowLink;
}

function definitions(
  columns: readonly TableColumn[],
  renderCell: DataTableProps['renderCell'],
): ColumnDef<TableRow>[] {
  return columns.map((column) => ({
    id: column.key,
    header: column.title,
    accessorFn: (row) => row[column.key] ?? undefined,
    sortUndefined: 'last',
    sortingFn: (a, b, key) => compareCells(a.original[key], b.original[key]),
    sortDescFirst: column.format !== 'text',
    cell: ({ row }) =>
      renderCell?.(row.original, column) ?? formatCell(row.original[column.key], column.format),
  }));
}

const ARROWS = { asc: '↑', desc: '↓' };

/** Rows as a table that can be sorted by any column. Only the visible rows are rendered. */
export function DataTable({
  caption,
  columns,
  rows,
  renderCell,
  renderSummary,
  maxHeight = 420,
  link,
}: DataTableProps) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const scroller = useRef<HTMLDivElement>(null);
  const data = useMemo(() => [...rows], [rows]);
  const defs = useMemo(() => definitions(columns, renderCell), [columns, renderCell]);
  const table = useReactTable({
    data,
    columns: defs,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const visible = virtualizer.getVirtualItems();
  const above = visible[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const first = visible[0]?.index;
  useLayoutEffect(() => {
    if (scroller.current) link?.onRender(scroller.current);
  });
  const numeric = (key: string) => columns.find((c) => c.key === key)?.format !== 'text';

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form fields
    <div
      ref={scroller}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className="overflow-auto rounded-md border border-line bg-raised"
      style={{ maxHeight }}
      onClick={link?.onClick}
      onKeyDown={link?.onKeyDown}
    >
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-sunken">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const direction = header.column.getIsSorted();
                const column = columns.find((c) => c.key === header.id);
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={
                      direction === 'asc'
                        ? 'ascending'
                        : direction === 'desc'
                          ? 'descending'
                          : 'none'
                    }
                    className={`border-line border-b p-0 align-top font-medium ${numeric(header.id) ? 'text-right' : 'text-left'}`}
                  >
                    <button
                      type="button"
                      title={column?.hint ?? longText(column?.title)}
                      onClick={header.column.getToggleSortingHandler()}
                      className={`w-full max-w-72 truncate whitespace-nowrap px-2.5 py-1.5 hover:text-accent ${numeric(header.id) ? 'text-right' : 'text-left'}`}
                    >
                      {flexRender(header.column.columnDef.header, header.getContext())}
                      {direction ? ` ${ARROWS[direction]}` : ''}
                    </button>
                    {column && renderSummary?.(column)}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {visible.map((item) => {
            const row = sorted[item.index]!;
            const attributes = link?.rowAttributes(row.original, columns);
            const tabStop = item.index === first ? 0 : -1;
            return (
              <tr
                key={row.id}
                {...attributes}
                tabIndex={attributes && Object.keys(attributes).length > 0 ? tabStop : undefined}
                className="scroll-mt-8 border-line/60 border-b last:border-0 data-[picked=true]:bg-accent/10 data-[picked=false]:text-soft data-[picked=true]:shadow-[inset_3px_0_var(--accent)]"
                style={{ height: ROW_HEIGHT }}
              >
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.id}
                    title={fullValue(row.original[cell.column.id])}
                    {...link?.cellAttributes(cell.column.id, columns)}
                    className={`max-w-72 truncate px-2.5 py-0.5 data-[picked=true]:bg-accent/10 data-[picked=false]:text-soft ${numeric(cell.column.id) ? 'text-right' : 'text-left'}`}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
