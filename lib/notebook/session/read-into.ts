import { type Database, describe as describeTable, dropTable, withSignal } from '@/lib/engine';
import { sameFileTwice } from '@/lib/engine/intake/conflicts';
import { checkTable, readFile } from '@/lib/engine/intake/source';
import type { WorkspaceStore } from './store';
import type { SourceEntry } from './types';

async function load(db: Database, store: WorkspaceStore, entry: SourceEntry, signal: AbortSignal) {
  store.patch(entry.id, { status: { kind: 'working', step: 'reading' } });
  const loaded = await readFile(db, entry.file, {
    signal,
    onProgress: (progress) => store.patch(entry.id, { status: { kind: 'working', ...progress } }),
  });
  const same = store.state.sources.find(
    (other) => other.id !== entry.id && other.loaded?.hash === loaded.hash,
  );
  if (!same) return loaded;
  await dropTable(db, loaded.table);
  throw sameFileTwice(entry.file.name, same.file.name);
}

/**
 * Reads an entry's file, unless it is read, and checks it for what it is or was chosen to be.
 *
 * @throws InputError naming file, column, row and value
 */
export async function readInto(
  db: Database,
  store: WorkspaceStore,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const entry = store.entry(id);
  if (!entry) return;
  signal.throwIfAborted();
  const loaded = entry.loaded ?? (await load(db, store, entry, signal));
  if (!store.entry(id)) {
    await dropTable(db, loaded.table);
    return;
  }
  store.patch(id, { loaded, status: { kind: 'working', step: 'checking' } });
  const work = withSignal(db, signal);
  const description = await describeTable(work, loaded, entry.choices.overrides);
  signal.throwIfAborted();
  store.patch(id, { description });
  const source = await checkTable(work, loaded, description);
  signal.throwIfAborted();
  const { seconds } = loaded;
  store.patch(id, { source, inForce: entry.choices, seconds, status: { kind: 'ready' } });
}
