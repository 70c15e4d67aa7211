import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import type { FileRead } from './files';

/** What of a folder's `manifest.json` says which of its files are synthetic. */
const MANIFEST = v.object({
  synthetic: v.literal(true),
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
});

/** SHA-256 of the files that a folder's manifest calls synthetic, by name; empty without one. */
async function syntheticIn(folder: string): Promise<ReadonlyMap<string, string>> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return new Map();
  }
  const found = v.safeParse(MANIFEST, manifest);
  if (!found.success) return new Map();
  return new Map(found.output.files.map(({ path, sha256 }) => [path, sha256]));
}

/** Whether the manifest beside any of the files says that it is synthetic, and not changed since. */
export async function anySynthetic(files: readonly FileRead[]): Promise<boolean> {
  const folders = [...new Set(files.map(({ path }) => dirname(path)))];
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const folder of folders) known.set(folder, await syntheticIn(folder));
  return files.some(({ path, hash }) => known.get(dirname(path))!.get(basename(path)) === hash);
}
