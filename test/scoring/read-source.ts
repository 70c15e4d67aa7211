import type { Role, SourceFile } from '@/lib/ingest/types';
import { type ReadAs, type Source, sourceOf } from '@/lib/scoring/sources';
import { nodeReader } from './readers';

/** Reads a file in a role; throws what is wrong with it. */
export async function readAs<R extends Role>(file: SourceFile, role: R): Promise<ReadAs<R>> {
  const outcome = await nodeReader().ingest(file, { role });
  if (outcome.kind !== 'ready') throw outcome.error;
  return outcome as ReadAs<R>;
}

/** A file as the page keeps it. */
export async function readSource<R extends Role>(
  file: SourceFile,
  role: R,
): Promise<Extract<Source, { role: R }>> {
  return sourceOf(await readAs(file, role));
}
