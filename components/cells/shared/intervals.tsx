'use client';

import { type ReactNode, useCallback } from 'react';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { intervalNote } from '@/lib/notebook/uncertainty/words';
import type { ErrorBars } from '@/lib/plots/core/error-bars';
import type { IntervalMethod, ResampledMetric, ResampledScope } from '@/lib/scoring/result-tables';

/** Names a statistic that may have an interval. */
export interface IntervalKey {
  readonly team: string;
  readonly scope: ResampledScope;
  /** A class or band; null for a team. */
  readonly subject: string | null;
  readonly metric: ResampledMetric;
}

/** The error bars of a figure; undefined if intervals are hidden or there are none. */
export function intervalBars(
  u: TaskUncertainty,
  keys: readonly IntervalKey[],
  method: IntervalMethod = u.settings.method,
  caution = '',
): ErrorBars | undefined {
  if (!u.settings.shown) return undefined;
  const rows = keys.flatMap(
    ({ team, scope, subject, metric }) => u.interval(scope, team, subject, metric, method) ?? [],
  );
  if (rows.length === 0) return undefined;
  return { rows, note: `${intervalNote(u, method)}${caution && ` ${caution}`}` };
}

/** The interval of a statistic; null if intervals are hidden or it has none. */
function visibleInterval(
  u: TaskUncertainty,
  { team, scope, subject, metric }: IntervalKey,
  method: IntervalMethod = u.settings.method,
): { readonly lower: number; readonly upper: number } | null {
  const row = u.settings.shown ? u.interval(scope, team, subject, metric, method) : null;
  return row?.lower == null || row.upper == null ? null : { lower: row.lower, upper: row.upper };
}

interface WithIntervalProps {
  u: TaskUncertainty;
  of: IntervalKey;
  method?: IntervalMethod;
  /** The value. */
  children: ReactNode;
}

/** A value followed by its interval, if it has one: 0.281 [0.275, 0.287]. */
export function WithInterval({ u, of, method, children }: WithIntervalProps) {
  const found = visibleInterval(u, of, method);
  if (!found) return children;
  return (
    <span className="whitespace-nowrap">
      {children}{' '}
      <span className="text-soft text-xs">
        [{found.lower.toFixed(3)}, {found.upper.toFixed(3)}]
      </span>
    </span>
  );
}

/** The statistic of a table's value; null if it has no interval. Not a new function at each render. */
type KeyOf = (row: TableRow, column: TableColumn) => IntervalKey | null;

/** Renders the cells of a table with their intervals. */
export function useIntervalCells(u: TaskUncertainty, keyOf: KeyOf) {
  return useCallback(
    (row: TableRow, column: TableColumn) => {
      const key = keyOf(row, column);
      return (
        key && (
          <WithInterval u={u} of={key}>
            {formatCell(row[column.key], column.format)}
          </WithInterval>
        )
      );
    },
    [u, keyOf],
  );
}

interface TableWithIntervals {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** What the intervals are; undefined without any. */
  readonly note?: string;
}

/**
 * Adds intervals to a table as data, so that they are saved with it.
 *
 * @param keyOf the statistic that a value is; null if it has no interval
 */
export function withIntervals(
  u: TaskUncertainty,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  keyOf: KeyOf,
  method: IntervalMethod = u.settings.method,
): TableWithIntervals {
  if (!u.settings.shown) return { columns, rows };
  const found = new Set<string>();
  const filled = rows.map((row) => {
    const ends: Record<string, number> = {};
    for (const column of columns) {
      const key = keyOf(row, column);
      const interval = key && visibleInterval(u, key, method);
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
    note: intervalNote(u, method, 'In brackets'),
  };
}
