import { readFile } from 'node:fs/promises';
import { InputError } from '@/lib/ingest/input-error';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { readResults } from '@/lib/results/read';
import type { Results } from '@/lib/results/types';
import { unusualCsv } from '../evaluate/unusual-csv';

/** A results file that was read. */
export interface ReadResultsFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly results: Results;
}

/**
 * Reads results files.
 *
 * @throws InputError where one cannot be read
 */
export async function readResultsFiles(paths: readonly string[]): Promise<ReadResultsFile[]> {
  const reader = openNodeReader({ unusualCsv });
  const all: ReadResultsFile[] = [];
  try {
    for (const path of paths) {
      const bytes = await readFile(path).catch((cause: unknown) => {
        throw new InputError(`cannot be read: ${String(cause)}`, {
          file: path,
          expected: 'a file',
          cause,
        });
      });
      const own = new Uint8Array(bytes);
      all.push({ bytes: own, results: await readResults(own, path, reader) });
    }
  } finally {
    await reader.close();
  }
  return all;
}
