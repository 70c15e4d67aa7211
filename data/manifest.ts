import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltInFile {
  /** Relative to the manifest. */
  readonly path: string;
  readonly role: 'labels' | 'predictions' | 'counts' | 'metadata';
  readonly task: string | null;
  readonly team: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a folder of built-in data holds. Written last: a folder without it is unfinished. */
export interface Manifest {
  /** Names generator, size and seed: the same stamp, the same files. */
  readonly stamp: string;
  readonly title: string;
  readonly synthetic: true;
  readonly note: string;
  /** Target against measured figures: `FidelityRow[]` as JSON. */
  readonly fidelity: string;
  /** The paper's tables: `PublishedTables` as JSON. */
  readonly published: string;
  readonly files: readonly BuiltInFile[];
}

export const MANIFEST = 'manifest.json';

function readManifest(folder: string): Manifest | null {
  const path = join(folder, MANIFEST);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
}

/** Removes the manifest and the files it names, and nothing else. */
export function removeBuiltIn(folder: string): void {
  const manifest = readManifest(folder);
  if (!manifest) return;
  rmSync(join(folder, MANIFEST));
  for (const { path } of manifest.files) rmSync(join(folder, path), { force: true });
}

/** Whether `folder` already holds, in full, the files of this stamp. */
export function isUpToDate(folder: string, stamp: string): boolean {
  const manifest = readManifest(folder);
  if (manifest?.stamp !== stamp) return false;
  const others = [manifest.fidelity, manifest.published];
  return (
    others.every((file) => existsSync(join(folder, file))) &&
    manifest.files.every(({ path: file, bytes }) => {
      return existsSync(join(folder, file)) && statSync(join(folder, file)).size === bytes;
    })
  );
}
