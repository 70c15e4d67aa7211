// @ts-check
import { CommandError } from '../command-error.mjs';
import { installedPackages, lockedPackages, missingPackages } from './lockfile.mjs';
import { npm } from './npm.mjs';

/**
 * Installs packages of the lockfile that node_modules lacks; does nothing if none is missing.
 * Install scripts of packages do not run: none of ours needs them.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  const installed = installedPackages(root);
  if (installed && missingPackages(lockedPackages(root), installed).length === 0) return;
  say('Installing packages from the lockfile (a minute or two, once)');
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await npm(args, root);
  if (code === 0) return;
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  throw new CommandError(
    `${errors.slice(0, 12).join('\n')}\n\nThe packages could not be installed: npm ci ended with ` +
      `code ${code}. It needs the npm registry, which may be out of reach from here.`,
  );
}
