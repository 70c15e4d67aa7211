import { isReaderColumn } from '@/lib/challenge/columns';
import { countDistinct } from '../id-index';
import type { Column } from '../types';

/**
 * The column that names the human reader of each row, by its name; null where there is none, or
 * where it names fewer than two.
 */
export function readerColumnOf(columns: readonly Column[]): Column | null {
  const found = columns.find(({ name }) => isReaderColumn(name));
  return found && countDistinct(found) > 1 ? found : null;
}
