// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesBelow } from '../files-below.mjs';

/**
 * SHA-256 over the names and contents of files and over further texts, such as settings.
 * @param {string} root names are taken relative to it
 * @param {string[]} paths files and folders below root
 * @param {string[]} texts
 */
export function fingerprint(root, paths, texts) {
  const hash = createHash('sha256').update(JSON.stringify(texts));
  for (const file of paths.flatMap((path) => filesBelow(join(root, path)))) {
    const content = readFileSync(file);
    hash.update(`\n${relative(root, file).split(sep).join('/')} ${content.length}\n`);
    hash.update(content);
  }
  return hash.digest('hex');
}
