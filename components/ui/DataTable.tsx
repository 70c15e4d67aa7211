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
import { type FittedCells, fitCells } from '@/lib/export/table/fitted-cells';
import { leftOut, printedPart } from './printed-table';
import {
  compareCells,
  formatCell,
  fullValue,
  longText,
  type TableColumn,
  type TableRow,
} from './table-format';
import { usePrinting } from './use-printing';
import { useScrollEdges } from './use-scroll-edges';

const ROW_HEIGHT = 29;
/** Px for names in a column, and of their letters. */
const CELL_ROOM = { one: 420, several: 260, fontSize: 14 };

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
  /** Rows that sum up the others; always at the end. */
  summary?: readonly TableRow[];
  /** Renders a cell in another way than by its format. */
  renderCell?(row: TableRow, column: TableColumn): ReactNode;
  /** Rendered below a column's title. */
  renderSummary?(column: TableColumn): ReactNode;
  maxHeight?: number;
  /** Shows the name of each column in queries below its title. */
  keys?: boolean;
  link?: RowLink;
}

function definitions(
  columns: readonly TableColumn[],
  renderCell: DataTableProps['renderCell'],
  fitted: FittedCells,
): ColumnDef<TableRow>[] {
  const shown = (row: TableRow, { key, format }: TableColumn) => {
    const value = row[key];
    return (typeof value === 'string' && fitted.of(key, value)) || formatCell(value, format);
  };
  return columns.map((column) => ({
    id: column.key,
    header: column.title,
    accessorFn: (row) => row[column.key] ?? undefined,
    sortUndefined: 'last',
    sortingFn: (a, b, key) => compareCells(a.original[key], b.original[key]),
    sortDescFirst: column.format !== 'text',
    cell: ({ row }) => renderCell?.(row.original, column) ?? shown(row.original, column),
  }));
}

const ARROWS = { asc: '↑', desc: '↓' };

/** Stays in place while the table scrolls sideways: the first column that names the rows. */
const FROZEN = 'sticky left-0 max-w-[45vw] sm:max-w-md';

const NO_ROWS: readonly TableRow[] = [];

/** Says on paper what of a table is not there. */
function PrintedRest({ rows, columns }: { rows: number; columns: number }) {
  const rest = leftOut(rows, columns);
  return rest && <p className="mt-1 hidden text-soft text-xs print:block">{rest}.</p>;
}

/**
 * Rows as a table that can be sorted by any column. Only the visible rows are rendered; on paper, as
 * many rows and columns as a page has room for.
 */
export function DataTable({
  caption,
  columns: all,
  rows,
  summary = NO_ROWS,
  renderCell,
  renderSummary,
  maxHeight = 420,
  keys = false,
  link,
}: DataTableProps) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const scroller = useRef<HTMLDivElement>(null);
  useScrollEdges(scroller);
  const printing = usePrinting();
  const part = useMemo(() => (printing ? printedPart(all, rows) : null), [printing, all, rows]);
  const columns = useMemo(() => (part ? all.slice(0, part.columns) : all), [all, part]);
  const data = useMemo(() => [...rows], [rows]);
  const fitted = useMemo(() => fitCells(columns, rows, CELL_ROOM), [columns, rows]);
  const defs = useMemo(
    () => definitions(columns, renderCell, fitted),
    [columns, renderCell, fitted],
  );
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
  const whole = { index: 0, start: 0, end: virtualizer.getTotalSize() };
  const visible = part
    ? Array.from({ length: part.rows }, (_, index) => ({ ...whole, index }))
    : virtualizer.getVirtualItems();
  const above = visible[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const first = visible[0]?.index;
  useLayoutEffect(() => {
    if (scroller.current) link?.onRender(scroller.current);
  });
  const numeric = (key: string) => columns.find((c) => c.key === key)?.format !== 'text';
  const frozen = columns.find(({ format }) => format === 'text')?.key;

  return (
    <div>
      <div className="group/scroll relative">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would group form fields */}
        <div
          ref={scroller}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element must be reachable by keyboard
          tabIndex={0}
          aria-label={caption}
          className="overflow-auto rounded-md border border-line bg-raised print:overflow-visible print:border-0"
          style={part ? undefined : { maxHeight }}
          onClick={link?.onClick}
          onKeyDown={link?.onKeyDown}
        >
          <table className="w-full border-collapse text-sm tabular-nums print:w-auto print:text-[8pt]">
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
                        className={`border-line border-b p-0 align-top font-medium ${numeric(header.id) ? 'text-right' : 'text-left'} ${header.id === frozen ? `${FROZEN} z-10 bg-sunken` : ''}`}
                      >
                        <button
                          type="button"
                          title={column?.hint ?? longText(column?.title)}
                          onClick={header.column.getToggleSortingHandler()}
                          className={`w-full max-w-md truncate whitespace-nowrap px-2.5 py-1.5 hover:text-accent ${numeric(header.id) ? 'text-right' : 'text-left'}`}
                        >
                          {flexRender(header.column.columnDef.header, header.getContext())}
                          {direction ? ` ${ARROWS[direction]}` : ''}
                        </button>
                        {keys && (
                          <code className="block px-2.5 pb-1 font-normal text-[11px] text-soft leading-none print:hidden">
                            {header.id}
                          </code>
                        )}
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
                    tabIndex={
                      attributes && Object.keys(attributes).length > 0 ? tabStop : undefined
                    }
                    className="scroll-mt-8 border-line/60 border-b last:border-0 data-[picked=true]:bg-accent/10 data-[picked=false]:text-soft data-[picked=true]:shadow-[inset_3px_0_var(--accent)]"
                    style={{ height: ROW_HEIGHT }}
                  >
                    {row.getVisibleCells().map((cell) => (
                      <td
                        key={cell.id}
                        title={fullValue(row.original[cell.column.id])}
                        {...link?.cellAttributes(cell.column.id, columns)}
                        className={`truncate px-2.5 py-0.5 data-[picked=true]:bg-accent/10 data-[picked=false]:text-soft print:px-1.5 ${numeric(cell.column.id) ? 'text-right' : 'text-left'} ${cell.column.id === frozen ? `${FROZEN} bg-raised group-data-[more-right]/scroll:shadow-[1px_0_var(--line)]` : 'max-w-md'}`}
                      >
                        {flexRender(cell.column.columnDef.cell, cell.getContext())}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {below > 0 && <tr aria-hidden style={{ height: below }} />}
            </tbody>
            {summary.length > 0 && (
              <tfoot className="sticky bottom-0 z-10 bg-sunken">
                {summary.map((row) => (
                  <tr key={columns.map(({ key }) => row[key]).join(' ')}>
                    {columns.map((column) => (
                      <td
                        key={column.key}
                        className={`border-line border-t px-2.5 py-0.5 ${numeric(column.key) ? 'text-right' : 'text-left'} ${column.key === frozen ? `${FROZEN} bg-sunken font-medium` : ''}`}
                      >
                        {row[column.key] === undefined
                          ? null
                          : (renderCell?.(row, column) ??
                            formatCell(row[column.key], column.format))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tfoot>
            )}
          </table>
        </div>
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-px right-px hidden w-6 rounded-r-md bg-linear-to-l from-ink/15 to-transparent group-data-[more-right]/scroll:block print:hidden!"
        />
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-px bottom-px hidden h-4 rounded-b-md bg-linear-to-t from-ink/10 to-transparent group-data-[more-below]/scroll:block print:hidden!"
        />
      </div>
      {fitted.note && <p className="mt-1 text-soft text-xs">{fitted.note}</p>}
      {part && <PrintedRest rows={rows.length - part.rows} columns={all.length - part.columns} />}
    </div>
  );
}
