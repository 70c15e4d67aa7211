import { InputError } from '@/lib/ingest/input-error';
import type { Role, SourceFile } from '@/lib/ingest/types';
import type { Choices } from './types';
import { UrlFile } from './url-file';

/** URL parameters that name files, and the role each gives them. */
const PARAMETERS: ReadonlyMap<string, Role> = new Map([
  ['labels', 'labels'],
  ['predictions', 'predictions'],
  ['counts', 'counts'],
  ['metadata', 'metadata'],
]);

export interface NamedFile {
  readonly file: SourceFile;
  readonly choices: Choices;
}

/**
 * The files that a page's address names, as in `?labels=a.csv&predictions=b.csv,c.csv`; each
 * address is taken relative to the page. Null where the address does not speak of files; `?labels=`
 * alone names none, and so opens an empty notebook.
 *
 * @throws InputError where one is on another origin
 */
export function filesInUrl(page: URL): NamedFile[] | null {
  const speaks = [...PARAMETERS.keys()].some((name) => page.searchParams.has(name));
  if (!speaks) return null;
  return [...page.searchParams].flatMap(([name, value]) => {
    const role = PARAMETERS.get(name);
    if (!role) return [];
    const paths = value.split(',').filter((path) => path !== '');
    return paths.map((path) => {
      const url = new URL(path, page);
      if (url.origin !== page.origin) {
        throw new InputError(`lies on ${url.origin}, and this notebook asks only ${page.origin}`, {
          file: path,
          expected: 'an address on the notebook’s own origin',
        });
      }
      return { file: new UrlFile(url), choices: { overrides: { role } } };
    });
  });
}
