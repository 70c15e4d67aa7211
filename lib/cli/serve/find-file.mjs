// @ts-check
import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/** @typedef {{ path: string, size: number, modified: number }} Found */

/**
 * @param {string} path
 * @returns {Promise<Found | undefined>}
 */
export async function fileAt(path) {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? { path, size: stats.size, modified: stats.mtimeMs } : undefined;
}

/**
 * Finds the exported file of a URL path as static hosts do: the file itself, the page of that
 * name, or the index of that folder. Never a file outside the folder.
 * @param {string} folder
 * @param {string} urlPath still percent-encoded, without the base path
 */
export async function findFile(folder, urlPath) {
  let name;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(name)) return undefined;
  const root = resolve(folder);
  const path = join(root, name);
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  const candidates = name.endsWith('/')
    ? [join(path, 'index.html')]
    : [path, `${path}.html`, join(path, 'index.html')];
  for (const candidate of candidates) {
    const found = await fileAt(candidate);
    if (found) return found;
  }
  return undefined;
}
