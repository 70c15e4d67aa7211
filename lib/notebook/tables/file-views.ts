import type { SourceEntry } from '../session/types';

/** A name for SQL that needs no quotes, made of a file's name: `task1-labels.csv.gz` to `task1_labels_csv`. */
export function fileTableName(fileName: string): string {
  const base = (fileName.split(/[\\/]/).pop() ?? fileName).toLowerCase();
  const plain = base
    .replace(/\.(gz|zip)$/, '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `file_${plain || 'unnamed'}`;
}

/** Name and generated table of each file that is read, the names unlike each other and `taken`. */
export function fileViews(
  sources: readonly Pick<SourceEntry, 'file' | 'loaded'>[],
  taken: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const views = new Map<string, string>();
  for (const { file, loaded } of sources) {
    if (!loaded) continue;
    const wanted = fileTableName(file.name);
    let name = wanted;
    // Generated tables are named file_1 and so on, which no view may hide.
    const isTaken = (n: string) => views.has(n) || taken(n) || /^file_\d+$/.test(n);
    for (let n = 2; isTaken(name); n++) name = `${wanted}_${n}`;
    views.set(name, loaded.table);
  }
  return views;
}
