// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The constants of our modules as constants again: esbuild makes them variables, whose arrays the
 * engine then looks up at each step of a loop, so that kernels take up to twice the time.
 * @param {string} root
 * @param {string} text a bundled module, in which a comment names each source
 */
function withConstants(root, text) {
  return text.replace(/^\/\/ (lib\/\S+\.ts)\n(?:(?!\/\/ \S+\.\w+$).*\n)*/gm, (section, file) => {
    const source = readFileSync(join(root, file), 'utf8');
    const names = source.matchAll(/^(?:export )?const ([\w$]+|\{)/gm);
    const constants = new Set([...names].map(([, name]) => name));
    return section.replace(/^var (\{|[\w$]+)/gm, (all, name) => {
      // Where two modules have a name, one gets a number.
      const isConstant = constants.has(name) || constants.has(name.replace(/\d+$/, ''));
      return isConstant ? `const ${name}` : all;
    });
  });
}

/**
 * Bundles modules of the project.
 * @param {string} root
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<string[]>} files that went into them, relative to root
 */
export async function bundle(root, options) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    ...options,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withConstants(root, text));
  }
  return Object.keys(metafile.inputs);
}
