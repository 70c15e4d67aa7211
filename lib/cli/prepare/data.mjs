// @ts-check
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-error.mjs';
import { projectRoot, quietEnv, tools } from '../project.mjs';
import { run, tail } from '../run.mjs';
import { fingerprint } from './fingerprint.mjs';
import { makeOnce } from './stamp.mjs';

const inputs = [
  'data',
  // Results that come with the data are computed by them.
  ...['metrics', 'challenge', 'ingest', 'scoring', 'inference', 'results'].map(
    (own) => `lib/${own}`,
  ),
  'package-lock.json',
];
const nodeMajor = process.versions.node.split('.')[0] ?? '';

/** @typedef {'full' | 'small'} DataSize the synthetic twin at the challenge's size, or for tests */

/**
 * Makes the built-in data of a size, unless what it is made of has not changed. Returns its folder.
 * @param {DataSize} size
 * @param {(line: string) => void} say
 * @param {string} [root]
 */
export async function ensureData(size, say, root = projectRoot) {
  const folder = join(root, '.cache/data', size);
  const options = {
    stamp: `${folder}.stamp`,
    inputs: fingerprint(root, inputs, [nodeMajor]),
    result: join(folder, 'manifest.json'),
  };
  await makeOnce(options, async () => {
    say(`Preparing the built-in data${size === 'full' ? ' (about a minute)' : ''}`);
    const args = [tools(root).tsx, 'data/build.ts', '--size', size, '--out', folder];
    const { code, output } = await run(process.execPath, args, { cwd: root, env: quietEnv });
    if (code !== 0) {
      throw new CommandError(`${tail(output)}\n\nThe built-in data could not be prepared.`);
    }
  });
  return folder;
}

/**
 * Copies built-in data without the predictions: published tables, results with their replicates, and
 * the example.
 * @param {string} from
 * @param {string} to
 */
export function placeResults(from, to) {
  const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8'));
  const { published, fidelity, results, replicates, example } = manifest;
  const drawn = replicates.map((/** @type {{ path: string }} */ own) => own.path);
  rmSync(to, { recursive: true, force: true });
  for (const path of [published, fidelity, ...results, ...drawn, ...Object.values(example)]) {
    cpSync(join(from, path), join(to, path));
  }
  writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, files: [] }, null, 2));
}

/**
 * Copies built-in data to where pages fetch it from, unless it is there.
 * @param {string} from
 * @param {string} to
 */
export function placeData(from, to) {
  const manifest = (/** @type {string} */ folder) => {
    const file = join(folder, 'manifest.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  if (manifest(to) === manifest(from)) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
