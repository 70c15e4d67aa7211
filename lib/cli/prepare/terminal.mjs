// @ts-check
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isPacked } from '../project.mjs';
import { bundle } from './bundle.mjs';

/** Modules that commands start from. All have the same folder, so that they find each other. */
export const ENTRIES = {
  'run-command': 'lib/cli/terminal/run-command.ts',
  evaluate: 'lib/cli/evaluate/evaluate.ts',
  'evaluation-thread': 'lib/cli/evaluate/evaluation-thread.ts',
  improve: 'lib/cli/improve/main.ts',
  site: 'lib/cli/site/site.ts',
  merge: 'lib/cli/merge/merge.ts',
  'local-files': 'lib/cli/start/local-files.ts',
};

/** Packages that stay outside: they load files that are beside them. */
const EXTERNAL = ['parquet-wasm', '@duckdb/node-api', 'jsdom', 'esbuild'];

/** Milliseconds for which modules that were replaced stay for commands that still run. */
const KEPT = 24 * 3_600_000;

/**
 * The modules of one bundle, and the size and time of each file that went into it.
 * @typedef {{ folder: string, inputs: Record<string, readonly [size: number, modified: number]> }} Bundle
 */

/**
 * @param {string} path
 * @returns {readonly [number, number] | null}
 */
function stateOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? [stats.size, stats.mtimeMs] : null;
}

/**
 * @param {string} root
 * @param {Bundle} bundle
 */
function isCurrent(root, { inputs }) {
  return Object.entries(inputs).every(([path, [size, modified]]) => {
    const now = stateOf(join(root, path));
    return now?.[0] === size && now[1] === modified;
  });
}

/**
 * @param {string} path
 * @returns {Bundle | null}
 */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Bundles the commands of the terminal, which start several times as fast as from their sources.
 * @param {string} root
 * @param {string} folder where the modules are written
 * @returns {Promise<string[]>} files that went into them, relative to root
 */
export async function bundleTerminal(root, folder) {
  const inputs = await bundle(root, {
    entryPoints: ENTRIES,
    outdir: folder,
    splitting: true,
    platform: 'node',
    target: 'node20.9',
    tsconfig: join(root, 'tsconfig.json'),
    external: EXTERNAL,
    // Packages of CommonJS call it.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  return [
    ...inputs,
    'package-lock.json',
    'lib/cli/prepare/bundle.mjs',
    'lib/cli/prepare/terminal.mjs',
  ];
}

/**
 * Removes what earlier versions left.
 * @param {string} cache
 * @param {string} current
 */
function removeOld(cache, current) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isDirectory() || path === current || Date.now() - stats.mtimeMs < KEPT) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

/**
 * The folder with the bundled commands of the terminal, made anew where a source has changed since.
 * Commands that start at the same time may each make one.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function ensureTerminal(root) {
  if (isPacked(root)) return join(root, 'dist/terminal');
  const cache = join(root, '.cache/terminal');
  const record = join(cache, 'current.json');
  const known = read(record);
  if (known && existsSync(join(cache, known.folder)) && isCurrent(root, known)) {
    return join(cache, known.folder);
  }
  const name = randomUUID();
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  const files = await bundleTerminal(root, folder);
  /** @type {Bundle} */
  const made = { folder: name, inputs: {} };
  for (const file of files) {
    const state = stateOf(join(root, file));
    if (state) made.inputs[file] = state;
  }
  writeFileSync(`${folder}.json`, JSON.stringify(made));
  renameSync(`${folder}.json`, record);
  removeOld(cache, folder);
  return folder;
}
