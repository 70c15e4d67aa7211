// @ts-check
/** @typedef {import('./lockfile.mjs').LockPackages} LockPackages */

/** @typedef {{ platform: string, arch: string, musl: boolean }} System */

/** @returns {System} */
export function thisSystem() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  const { platform, arch } = process;
  return { platform, arch, musl: platform === 'linux' && !report.header.glibcVersionRuntime };
}

/**
 * Whether a package of this name holds the binary for a system, by the custom of its makers:
 * `...-darwin-arm64`, `...-linux-x64`, `...-linux-x64-gnu`, `...-linux-x64-musl`, `...-win32-x64-msvc`.
 * @param {string} name
 * @param {System} system
 */
export function suits(name, { platform, arch, musl }) {
  const found = /(?:^|[-/])([a-z0-9]+)-([a-z0-9]+)(?:-(gnu|musl|msvc))?$/.exec(name);
  if (!found || found[1] !== platform || found[2] !== arch) return false;
  return platform !== 'linux' || (found[3] === 'musl') === musl;
}

/**
 * Binaries that installed packages want on this system and a lockfile written on another system
 * does not list (npm's issue 4828), as `name@version`.
 * @param {LockPackages} locked
 * @param {LockPackages} installed
 * @param {System} system
 */
export function unlistedNativeParts(locked, installed, system) {
  const wanted = new Set();
  for (const { optionalDependencies } of Object.values(installed)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const known = Object.keys(locked).some((p) => p === path || p.endsWith(`/${path}`));
      if (suits(name, system) && !known && !installed[path]) wanted.add(`${name}@${version}`);
    }
  }
  return [...wanted];
}
