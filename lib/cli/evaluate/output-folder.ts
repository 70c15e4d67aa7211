import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A folder that is filled out of sight and comes to its place only as a whole. */
export interface OutputFolder {
  /** Where to write meanwhile. */
  readonly path: string;
  /** Moves all that was written to its place, over files of the same name. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}

export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const target = resolve(folder);
  const path = await mkdtemp(join(nearestFolder(target), '.longtail-'));
  const discard = () => rm(path, { recursive: true, force: true });
  return {
    path,
    async commit() {
      await mkdir(target, { recursive: true });
      for (const name of await readdir(path)) await rename(join(path, name), join(target, name));
    },
    discard,
  };
}
