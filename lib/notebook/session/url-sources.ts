import { InputError } from '@/lib/ingest/input-error';
import type { Role } from '@/lib/ingest/types';
import type { NamedFile } from './types';
import { UrlFile } from './url-file';

/** URL parameters that name files, and the role each gives them; null where it is guessed. */
const PARAMETERS: ReadonlyMap<string, Role | null> = new Map<string, Role | null>([
  ['labels', 'labels'],
  ['predictions', 'predictions'],
  ['counts', 'counts'],
  ['metadata', 'metadata'],
  // A results file, or a file whose role is guessed.
  ['open', null],
]);

/** Whether an address names a file whose role is guessed, as a results file. */
export const namesResults = (address: URL) => address.searchParams.has('open');

/** Removes all parameters of an address but those that name files. */
export function keepNamedFiles(address: URL): void {
  for (const [name, value] of [...address.searchParams]) {
    if (value === '' || !PARAMETERS.has(name)) address.searchParams.delete(name);
  }
}

/**
 * The files named in the page's address, as in `?labels=a.csv&predictions=b.csv,c.csv`, relative to
 * the page. Null if the address names no role of files; `?labels=` alone names no file and so opens
 * an empty notebook.
 *
 * @throws InputError if a file is on another origin
 */
export function filesInUrl(page: URL): NamedFile[] | null {
  const speaks = [...PARAMETERS.keys()].some((name) => page.searchParams.has(name));
  if (!speaks) return null;
  return [...page.searchParams].flatMap(([name, value]) => {
    const role = PARAMETERS.get(name);
    if (role === undefined) return [];
    const paths = value.split(',').filter((path) => path !== '');
    return paths.map((path) => {
      const url = new URL(path, page);
      if (url.origin !== page.origin) {
        throw new InputError(`lies on ${url.origin}, and this notebook asks only ${page.origin}`, {
          file: path,
          expected: 'an address on the notebook’s own origin',
        });
      }
      return { file: new UrlFile(url), choices: { overrides: role === null ? {} : { role } } };
    });
  });
}
