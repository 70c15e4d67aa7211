import type { SourceEntry } from '../session/types';
import { UrlFile } from '../session/url-file';
import type { RememberedFile } from './saved';

/** The reader's own files that are read; those an address names need no remembering. */
export function ownFiles(sources: readonly SourceEntry[]): readonly SourceEntry[] {
  return sources.filter(
    ({ origin, loaded, file }) => origin === 'own' && loaded !== null && !(file instanceof UrlFile),
  );
}

const isPrediction = ({ source, choices }: SourceEntry) =>
  (source?.role ?? choices.overrides.role) === 'predictions';

function remember(entry: SourceEntry, sources: readonly SourceEntry[]): RememberedFile | null {
  const { loaded, choices } = entry;
  if (!loaded) return null;
  const file = { name: entry.file.name, size: loaded.size, hash: loaded.hash };
  if (!isPrediction(entry) || choices.task === undefined) return { ...file, choices };
  const { task, ...rest } = choices;
  const taskFile = sources.find(({ id }) => id === task)?.loaded?.hash;
  return { ...file, choices: rest, ...(taskFile && { taskFile }) };
}

/**
 * The files a notebook was made with: those loaded, and those remembered that were not opened
 * again. One that was open and no longer is, the reader took out; one whose name came again with
 * contents not known before is replaced, unless several bore that name.
 *
 * @param seen hashes of files that were loaded before
 */
export function rememberedFiles(
  before: readonly RememberedFile[],
  sources: readonly SourceEntry[],
  seen: ReadonlySet<string>,
): readonly RememberedFile[] {
  const loaded = ownFiles(sources).flatMap((entry) => remember(entry, sources) ?? []);
  const hashes = new Set(loaded.map(({ hash }) => hash));
  const known = new Set(before.map(({ hash }) => hash));
  const fresh = new Set(loaded.filter(({ hash }) => !known.has(hash)).map(({ name }) => name));
  const isReplaced = ({ name }: RememberedFile) =>
    fresh.has(name) && before.filter((other) => other.name === name).length === 1;
  const awaited = before.filter(
    (file) => !hashes.has(file.hash) && !isReplaced(file) && !seen.has(file.hash),
  );
  return [...awaited, ...loaded];
}

/** Remembered files that are not loaded. */
export function missingFiles(
  remembered: readonly RememberedFile[],
  sources: readonly SourceEntry[],
): readonly RememberedFile[] {
  const hashes = new Set(ownFiles(sources).map(({ loaded }) => loaded?.hash));
  return remembered.filter(({ hash }) => !hashes.has(hash));
}
