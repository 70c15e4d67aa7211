import type { HeaderColumn } from '../header';
import { quoteText } from '../sql';
import { values } from '../tables';
import type { Database } from '../types';

/**
 * The columns of a Parquet file, from its footer alone. The footer lists the tree of columns
 * depth first, after a root that stands for the table.
 */
export async function parquetHeader(
  query: Database['query'],
  path: string,
): Promise<HeaderColumn[]> {
  const set = await query(
    `SELECT name, coalesce(num_children, 0)::INTEGER AS children FROM parquet_schema(${quoteText(path)})`,
  );
  const names = values(set, 'name');
  const children = values(set, 'children');
  const columns: HeaderColumn[] = [];
  for (let i = 1; i < set.rows; ) {
    columns.push({ name: String(names[i]), nested: Number(children[i]) > 0 });
    for (let left = 1; left > 0 && i < set.rows; i++) left += Number(children[i]) - 1;
  }
  return columns;
}
