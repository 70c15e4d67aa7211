// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, LockEntry>} LockPackages path in the project -> package
 */

/**
 * @param {string} path
 * @returns {LockPackages | undefined} undefined where there is no such file
 */
function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** @param {string} root */
export function lockedPackages(root) {
  return packagesOf(join(root, 'package-lock.json')) ?? {};
}

/**
 * npm's record of what it put into node_modules, written at the end of an installation.
 * @param {string} root
 */
export function installedPackages(root) {
  return packagesOf(join(root, 'node_modules/.package-lock.json'));
}

/**
 * Paths of locked packages that are not installed in the locked version. Optional packages may be
 * absent (other systems' binaries) but not of another version.
 * @param {LockPackages} locked
 * @param {LockPackages} installed
 */
export function missingPackages(locked, installed) {
  return Object.entries(locked)
    .filter(([path, entry]) => {
      if (path === '') return false;
      const there = installed[path];
      return there ? there.version !== entry.version : !entry.optional;
    })
    .map(([path]) => path);
}
