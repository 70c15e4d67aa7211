// @ts-check
import { CommandError } from '../command-error.mjs';
import { tail } from '../run.mjs';
import { installedPackages, lockedPackages, missingPackages } from './lockfile.mjs';
import { thisSystem, unlistedNativeParts } from './native-parts.mjs';
import { npm } from './npm.mjs';

const plain = ['--no-audit', '--no-fund'];

/**
 * Installs what the lockfile names and node_modules lacks; does nothing where nothing is missing.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  const locked = lockedPackages(root);
  const there = installedPackages(root);
  if (!there || missingPackages(locked, there).length > 0) {
    say('Installing packages from the lockfile (a minute or two, once)');
    const { code, output } = await npm(['ci', '--include=dev', ...plain], root);
    if (code !== 0) {
      throw new CommandError(
        `${tail(output)}\n\nThe packages could not be installed (npm ci ended with code ${code}). ` +
          'It needs a connection to the npm registry.',
      );
    }
  }
  const parts = unlistedNativeParts(locked, installedPackages(root) ?? {}, thisSystem());
  if (parts.length === 0) return;
  say(`Installing binaries for this system: ${parts.join(', ')}`);
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--include=dev', ...plain];
  const { code, output } = await npm(['install', ...flags, ...parts], root);
  if (code !== 0) say(`${tail(output, 5)}\nCould not install them; going on without.`);
}
