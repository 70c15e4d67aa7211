// @ts-check
import { randomBytes } from 'node:crypto';

/**
 * Where the page finds files of this machine: under a path that cannot be guessed, new at each start.
 * @param {readonly import('../start/local-files').LocalFile[]} files
 * @returns {{ local: ReadonlyMap<string, string>, query: string }} the files by their path below the
 *   page, and the end of the address that opens them
 */
export function localAddress(files) {
  const token = randomBytes(24).toString('base64url');
  /** @type {Map<string, string>} */
  const local = new Map();
  /** @type {Map<string, string[]>} */
  const parameters = new Map();
  for (const [index, { parameter, path, name }] of files.entries()) {
    // A comma parts files in the address.
    const place = `local/${token}/${index}/${encodeURIComponent(name)}`;
    local.set(place, path);
    parameters.set(parameter, [...(parameters.get(parameter) ?? []), place]);
  }
  const query = [...parameters].map(
    ([name, places]) => `${name}=${places.map((place) => place.replaceAll('%', '%25')).join(',')}`,
  );
  return { local, query: query.length === 0 ? '' : `?${query.join('&')}` };
}
