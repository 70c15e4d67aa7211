import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { Column } from '@/lib/scoring/tables/declare';
import type { TableColumn } from './table';

const BEST = { higher: 'highest', lower: 'lowest' } as const;

function tableColumn(key: string, column: Column, marksBest = false): TableColumn {
  const { title, format, unit, description, better } = column;
  const best = marksBest && better ? { is: BEST[better], of: 'column' as const } : undefined;
  const named = !unit || `${title} ${description}`.toLowerCase().includes(unit);
  return {
    key,
    title,
    format,
    hint: named ? description : `${description} (${unit})`,
    ...(!named && { unit }),
    ...(best && { best }),
  };
}

/**
 * The columns of a result table in the order in which they are shown.
 *
 * @param without columns that say nothing in the rows shown
 */
export function resultColumns(
  name: ResultTableName,
  ...without: readonly string[]
): readonly TableColumn[] {
  const { columns, first = [], marksBest } = tableOf(name);
  const keys = new Set([...first, ...Object.keys(columns)]);
  for (const key of without) keys.delete(key);
  return [...keys].map((key) => tableColumn(key, columns[key]!, marksBest));
}
