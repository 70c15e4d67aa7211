// @ts-check
import { join } from 'node:path';
import { CommandError } from '../command-error.mjs';
import { projectRoot, quietEnv, tools } from '../project.mjs';
import { run, tail } from '../run.mjs';
import { fingerprint } from './fingerprint.mjs';
import { makeOnce } from './stamp.mjs';

const inputs = ['data', 'package-lock.json'];
const nodeMajor = process.versions.node.split('.')[0] ?? '';

/**
 * Writes the built-in data to public/data, unless it is there and what it is made of has not changed.
 * @param {(line: string) => void} say
 * @param {string} [root]
 */
export async function ensureData(say, root = projectRoot) {
  const options = {
    stamp: join(root, '.cache/data.stamp'),
    inputs: fingerprint(root, inputs, [nodeMajor]),
    result: join(root, 'public/data'),
  };
  await makeOnce(options, async () => {
    say('Preparing the built-in data');
    const args = [tools(root).tsx, 'data/build.ts'];
    const { code, output } = await run(process.execPath, args, { cwd: root, env: quietEnv });
    if (code !== 0) {
      throw new CommandError(`${tail(output)}\n\nThe built-in data could not be prepared.`);
    }
  });
}
