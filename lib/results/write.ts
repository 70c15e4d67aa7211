import { type Zippable, zipSync } from 'fflate';
import type { ParquetEncoding } from '@/lib/ingest/parquet/encode-parquet';
import type { Column } from '@/lib/ingest/types';
import { manifestOf } from './manifest';
import { MANIFEST_NAME, NOTEBOOK_NAME, OUTCOMES_NAME, tablePath } from './names';
import { toJson } from './outcomes';
import { columnsOfTable } from './tables';
import type { Results } from './types';
import { tablesOf } from './write-tables';

/** Writes columns of one length as a Parquet file. */
export type WriteColumns = (
  columns: readonly Column[],
  encodings: Readonly<Record<string, ParquetEncoding>>,
) => Promise<Uint8Array<ArrayBuffer>>;

/** A date within the range of ZIP files, the same always: equal results give equal files. */
const DATE = new Date(1980, 0, 1, 12);

/** Results as a file: a manifest, the notebook and a Parquet file for each table. */
export async function writeResults(
  results: Results,
  writeColumns: WriteColumns,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
  const files: Zippable = { [MANIFEST_NAME]: text(manifestOf(results)) };
  if (results.notebook !== null) files[NOTEBOOK_NAME] = text(results.notebook);
  if (results.tasks.some(({ outcomes }) => outcomes)) {
    const outcomes = results.tasks.map((task) => task.outcomes ?? []);
    files[OUTCOMES_NAME] = [text(toJson(outcomes)), { level: 6 }];
  }
  for (const table of tablesOf(results)) {
    const encodings = columnsOfTable(table.name).map(
      ([name, { encoding }]): [string, ParquetEncoding] => [name, encoding],
    );
    const bytes = await writeColumns(table.columns(), Object.fromEntries(encodings));
    files[tablePath(table.name)] = [bytes, { level: 6 }];
  }
  return new Uint8Array(zipSync(files, { mtime: DATE }));
}
