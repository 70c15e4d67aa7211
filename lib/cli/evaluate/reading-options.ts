import type { Duplicates } from '@/lib/ingest/match/alignment';
import { LAYOUTS, type Layout } from '@/lib/ingest/types';
import { UsageError } from '../terminal/usage-error';
import { oneOf } from './option-values';

type Given = ReadonlyMap<string, readonly string[]>;

/** How files are to be read, where it is not to be guessed. */
export interface ReadingOptions {
  /** Column with the ids, in each file that has it. */
  readonly idColumn?: string;
  /** Path of a list of class names. */
  readonly classes?: string;
  /** Layouts, each for all files or for one by path or file name. */
  readonly layouts: readonly { readonly file: string | null; readonly layout: Layout }[];
  readonly duplicates?: Duplicates;
  readonly rowOrder: boolean;
}

export const GUESSED: ReadingOptions = { layouts: [], rowOrder: false };

const DUPLICATES = ['mean', 'max'] as const;

/**
 * What `--id`, `--classes`, `--layout`, `--duplicates` and `--row-order` say.
 *
 * @throws UsageError
 */
export function readingOptions(given: Given): ReadingOptions {
  const one = (name: string) => given.get(name)?.[0];
  const duplicates = one('duplicates');
  return {
    idColumn: one('id'),
    classes: one('classes'),
    layouts: (given.get('layout') ?? []).map((text) => {
      const at = text.lastIndexOf('=');
      const file = at > 0 ? text.slice(0, at) : null;
      return { file, layout: oneOf('layout', text.slice(at + 1), LAYOUTS) };
    }),
    ...(duplicates !== undefined && { duplicates: oneOf('duplicates', duplicates, DUPLICATES) }),
    rowOrder: given.has('row-order'),
  };
}

const baseName = (path: string) => path.replace(/^.*[/\\]/, '');

/** The layout chosen for a file, undefined where none is. */
export function layoutOf({ layouts }: ReadingOptions, path: string): Layout | undefined {
  const own = layouts.find(({ file }) => file === path || file === baseName(path));
  return (own ?? layouts.find(({ file }) => file === null))?.layout;
}

/** The refusal of a column of ids that no file has. */
export function noIdColumn(name: string): UsageError {
  return new UsageError(
    `--id names "${name}", but no file has this column; expected a column of at least one file`,
  );
}
