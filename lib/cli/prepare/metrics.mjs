// @ts-check
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../command-error.mjs';
import { filesBelow } from '../files-below.mjs';
import { tools } from '../project.mjs';
import { run, tail } from '../run.mjs';
import { bundle } from './bundle.mjs';

/**
 * Declarations with whole paths in their imports, as modules of Node need them: `./rates` becomes
 * `./rates.js`, `./counts` of a folder `./counts/index.js`.
 * @param {string} file
 */
function completeImports(file) {
  const isFolder = (/** @type {string} */ path) =>
    statSync(join(dirname(file), path), { throwIfNoEntry: false })?.isDirectory();
  const text = readFileSync(file, 'utf8').replace(
    /(\bfrom |\bimport\()(['"])(\.{1,2}\/[^'"]*)\2/g,
    (_, before, quote, path) =>
      `${before}${quote}${path}${isFolder(path) ? '/index.js' : '.js'}${quote}`,
  );
  writeFileSync(file, text);
}

/**
 * Writes the kernels as one module without imports, for Node and browsers, and their types.
 * @param {string} root
 * @param {string} folder
 */
export async function buildMetrics(root, folder) {
  const entry = join(root, 'lib/metrics/index.ts');
  await bundle(root, {
    entryPoints: [entry],
    outfile: join(folder, 'index.js'),
    platform: 'neutral',
    target: 'es2022',
  });
  const options = '--ignoreConfig --declaration --emitDeclarationOnly --strict --skipLibCheck';
  const kinds = '--target es2022 --module esnext --moduleResolution bundler';
  const args = [tools(root).tsc, entry, ...`${options} ${kinds} --outDir`.split(' '), folder];
  const { code, output } = await run(process.execPath, args, { cwd: root });
  if (code !== 0) throw new CommandError(`${tail(output)}\n\nThe types could not be written.`);
  for (const file of filesBelow(folder)) if (file.endsWith('.d.ts')) completeImports(file);
}
