// @ts-check
import { run } from '../run.mjs';

/**
 * Runs npm: the one that started us, else the one on the PATH.
 * @param {string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], { cwd });
  return run('npm', args, { cwd, shell: process.platform === 'win32' });
}
