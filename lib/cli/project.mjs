// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The closest folder at or above a path that holds package.json: bundled modules are deeper in the
 * project than their sources, or less deep.
 * @param {string} folder
 * @returns {string}
 */
function rootAbove(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

/** The folder that holds package.json. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/**
 * Whether this is the package as npm installs it: everything in it is built, nothing can be.
 * @param {string} root
 */
export const isPacked = (root) => !existsSync(join(root, 'package-lock.json'));

/** Environment of every tool we start: Next.js reports nothing to its makers. */
export const quietEnv = { NEXT_TELEMETRY_DISABLED: '1' };

/**
 * Script files of the installed tools, run with the same Node as the command itself: no shell, no
 * PATH, and the same on every system.
 * @param {string} root
 */
export function tools(root) {
  const at = (/** @type {string} */ path) => join(root, 'node_modules', path);
  return {
    biome: at('@biomejs/biome/bin/biome'),
    next: at('next/dist/bin/next'),
    playwright: at('@playwright/test/cli.js'),
    // Not bin/tsc: Node 20.9 loads no module without an extension.
    tsc: at('typescript/lib/tsc.js'),
    tsx: at('tsx/dist/cli.mjs'),
    vitest: at('vitest/vitest.mjs'),
  };
}
