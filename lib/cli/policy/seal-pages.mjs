// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { filesBelow } from '../files-below.mjs';
import { contentSecurityPolicy } from './content-security-policy.mjs';

/**
 * A page with its policy written into it, so that it holds on any static host: ahead of every
 * script, but behind the character set, which browsers look for in the first 1024 bytes only.
 * @param {string} html
 */
export function sealed(html) {
  const head = /<head[^>]*>(?:<meta charset="[^"]*"\s*\/?>)?/i.exec(html);
  if (!head) throw new Error('a page without <head> cannot carry a Content Security Policy');
  const end = head.index + head[0].length;
  const policy = contentSecurityPolicy(html);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`;
  return html.slice(0, end) + meta + html.slice(end);
}

/**
 * Seals every page of a fresh static export.
 * @param {string} outDir
 */
export function sealPages(outDir) {
  for (const file of filesBelow(outDir).filter((path) => path.endsWith('.html'))) {
    writeFileSync(file, sealed(readFileSync(file, 'utf8')));
  }
}
