import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error';

/** A temporary folder whose files move to their place only when all are written. */
export interface OutputFolder {
  /** The temporary folder to write to. */
  readonly path: string;
  /** Moves all written files to their place and replaces files of the same name. */
  commit(): Promise<void>;
  /** Removes the temporary folder. */
  discard(): Promise<void>;
}

/** The path, or its nearest existing parent: on the same disk, moving files is atomic. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Throws a `UsageError` if there is a file in the place of the folder. */
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
