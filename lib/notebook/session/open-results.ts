import { webHashing } from '@/lib/ingest/read/hash';
import type { FileReader, SourceFile } from '@/lib/ingest/types';
import { holdsResults } from '@/lib/results/archive';
import { RESULTS_END } from '@/lib/results/names';
import { readResults } from '@/lib/results/read';
import type { FileStamp, Results } from '@/lib/results/types';

/** Results, and the file they are from. */
export interface OpenedResults {
  readonly results: Results;
  readonly container: FileStamp;
  /** That file; null where they were made of others, as a pool is. */
  readonly file: SourceFile | null;
  /** Score counts of the same images make one task. */
  readonly from: 'results' | 'score-counts' | 'pool';
  /** What is worth knowing of them, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a results file; null for any other ZIP file.
 *
 * @throws InputError where it cannot be used
 */
export async function openResults(
  file: SourceFile,
  reader: FileReader,
): Promise<OpenedResults | null> {
  if (file.name.endsWith(RESULTS_END)) reader.prepare?.();
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!holdsResults(bytes)) return null;
  const results = await readResults(bytes, file.name, reader);
  const sha256 = await webHashing().whole(bytes);
  return {
    results,
    container: { name: file.name, size: bytes.length, sha256 },
    file,
    from: 'results',
    notes: [`Results from ${file.name}, without the labels and predictions.`],
  };
}
