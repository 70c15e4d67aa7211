import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { Column } from '@/lib/scoring/tables/declare';

function tableColumn(key: string, column: Column, marksBest = false): TableColumn {
  const { title, format, description, better } = column;
  const best = marksBest && better ? { is: BEST[better], of: 'column' as const } : undefined;
  return { key, title, format, hint: description, ...(best && { best }) };
}

const BEST = { higher: 'highest', lower: 'lowest' } as const;

/**
 * The columns of a result table as the page lists them.
 *
 * @param without columns that say nothing in the rows listed
 */
export function columnsOf(name: ResultTableName, ...without: readonly string[]): TableColumn[] {
  const { columns, first = [], marksBest } = tableOf(name);
  const keys = new Set([...first, ...Object.keys(columns)]);
  for (const key of without) keys.delete(key);
  return [...keys].map((key) => tableColumn(key, columns[key]!, marksBest));
}

/** Columns of the result tables as they are listed; the page says apart what is out of date. */
export const COLUMNS = {
  label_counts: columnsOf('label_counts'),
  team_metrics: columnsOf('team_metrics'),
  band_metrics: columnsOf('band_metrics'),
  class_metrics: columnsOf('class_metrics'),
  calibration_bins: columnsOf('calibration_bins'),
  curve_points: columnsOf('curve_points'),
  bootstrap_metrics: columnsOf('bootstrap_metrics', 'out_of_date'),
  rank_distribution: columnsOf('rank_distribution', 'out_of_date'),
  // Of teams alone, which have no subject.
  pairwise_comparisons: columnsOf('pairwise_comparisons', 'subject', 'out_of_date'),
  class_differences: columnsOf('class_differences', 'scope', 'out_of_date'),
} as const;

/** Typed rows as a table takes them. */
export function asTableRows<T extends object>(rows: readonly T[]): readonly TableRow[] {
  return rows as readonly unknown[] as readonly TableRow[];
}
