// @ts-check
import { basename, join } from 'node:path';
import { normalBasePath } from '../base-path.mjs';
import { CommandError } from '../command-error.mjs';
import { sealPages } from '../policy/seal-pages.mjs';
import { isPacked, projectRoot, quietEnv, tools } from '../project.mjs';
import { run, tail } from '../run.mjs';
import { ensureData, placeData } from './data.mjs';
import { fingerprint } from './fingerprint.mjs';
import { makeOnce } from './stamp.mjs';

const inputs = [
  ...['app', 'components', 'lib'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.js', 'postcss.config.mjs'],
];
const nodeMajor = process.versions.node.split('.')[0] ?? '';

/**
 * Builds the static export without its built-in data, unless the one that is there was made from the
 * same inputs. Returns its folder. An installed package has it already.
 * @param {object} options
 * @param {(line: string) => void} options.say
 * @param {string} [options.basePath] sub-path it will be served under
 * @param {string} [options.outDir] folder below root
 * @param {string} [options.root]
 */
export async function ensureApp({ say, basePath = '', outDir = 'out', root = projectRoot }) {
  const base = normalBasePath(basePath);
  if (isPacked(root)) {
    if (base === '') return join(root, 'out');
    throw new CommandError(
      `The installed package holds the notebook for the root of a host. For ${base}, use a copy of the sources.`,
    );
  }
  const folder = join(root, outDir);
  const options = {
    stamp: join(root, `.cache/${basename(outDir)}.stamp`),
    inputs: fingerprint(root, inputs, [base, nodeMajor]),
    result: join(folder, 'index.html'),
  };
  await makeOnce(options, async () => {
    say('Building the notebook (under a minute)');
    const env = { ...quietEnv, NODE_ENV: 'production', BASE_PATH: base, OUT_DIR: outDir };
    const args = [tools(root).next, 'build'];
    const { code, output } = await run(process.execPath, args, { cwd: root, env });
    if (code !== 0) throw new CommandError(`${tail(output)}\n\nThe notebook could not be built.`);
    sealPages(folder);
  });
  return folder;
}

/**
 * Builds the static export with its built-in data.
 * @param {Parameters<typeof ensureApp>[0] & { size: import('./data.mjs').DataSize }} options
 */
export async function ensureBuilt({ size, ...options }) {
  if (isPacked(options.root ?? projectRoot)) return;
  // Side by side: making data uses one core.
  const [data, app] = await Promise.all([
    ensureData(size, options.say, options.root),
    ensureApp(options),
  ]);
  placeData(data, join(app, 'data'));
}
