import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error';

/** A folder that is filled out of sight and comes to its place only as a whole. */
export interface OutputFolder {
  /** Where to write meanwhile. */
  readonly path: string;
  /** Moves all that was written to its place, over files of the same name. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** The path, or the nearest above it that exists: on the same disk, files move at once. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Throws a `UsageError` where the folder cannot be one, since a file is in its place. */
export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const target = resolve(folder);
  const above = nearest(target);
  if (!(await stat(above)).isDirectory()) {
    throw new UsageError(`--out is ${folder}, but ${above} is a file; expected a folder`);
  }
  const path = await mkdtemp(join(above, '.longtail-'));
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
