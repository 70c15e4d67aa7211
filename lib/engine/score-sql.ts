import { quoteIdentifier } from './sql';
import type { ColumnInfo } from './types';

/** SQL for a score column as numbers; null where a cell is empty or no number. */
export function scoreNumber({ name, kind }: Pick<ColumnInfo, 'name' | 'kind'>): string {
  const x = quoteIdentifier(name);
  if (kind === 'float' || kind === 'double' || kind === 'integer') return x;
  if (kind === 'boolean') return `CAST(${x} AS TINYINT)`;
  return `TRY_CAST(${kind === 'text' ? x : `CAST(${x} AS VARCHAR)`} AS DOUBLE)`;
}
