import type { TableColumn, TableRow } from '@/components/ui/table-format';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { IntervalMethod } from '@/lib/scoring/result-tables';
import { shownInterval, type Wanted } from './interval-bars';
import { intervalNote } from './interval-words';

interface Intervals {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** What they are; undefined where there are none. */
  readonly note?: string;
}

/**
 * A table with the intervals of its values as data, so that they are saved with it.
 *
 * @param wanted the figure a value is; null where it has no interval
 */
export function withIntervals(
  u: TaskUncertainty,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  wanted: (row: TableRow, column: TableColumn) => Wanted | null,
  method: IntervalMethod = u.settings.method,
): Intervals {
  if (!u.settings.shown) return { columns, rows };
  const found = new Set<string>();
  const filled = rows.map((row) => {
    const ends: Record<string, number> = {};
    for (const column of columns) {
      const figure = wanted(row, column);
      const interval = figure && shownInterval(u, figure, method);
      if (!interval) continue;
      found.add(column.key);
      ends[`${column.key}_lower`] = interval.lower;
      ends[`${column.key}_upper`] = interval.upper;
    }
    return { ...row, ...ends };
  });
  if (found.size === 0) return { columns, rows };
  return {
    columns: columns.map((column) =>
      found.has(column.key)
        ? {
            ...column,
            interval: { lower: `${column.key}_lower`, upper: `${column.key}_upper` },
          }
        : column,
    ),
    rows: filled,
    note: intervalNote(u, method).replace(/^Lines: /, 'In brackets: '),
  };
}
