import type { Duplicates } from '@/lib/ingest/match/alignment';
import { type Gold, LAYOUTS, type Layout } from '@/lib/ingest/types';
import { UsageError } from '../terminal/usage-error';
import { baseName, oneOf } from './option-values';

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
  /** Label files of human readers, as given: paths, patterns, NAME=FILE. */
  readonly readers: readonly string[];
  /** Column that names the human reader of a row; null for none. */
  readonly readerColumn?: string | null;
  readonly gold?: Gold;
  readonly missingImages?: 'score-0';
  /** Columns that are classes, with their names, and columns that are none. */
  readonly columns: Readonly<Record<string, string | null>>;
}

export const GUESSED: ReadingOptions = {
  layouts: [],
  rowOrder: false,
  readers: [],
  columns: {},
};

const DUPLICATES = ['mean', 'max'] as const;
const MISSING_IMAGES = ['leave-out', 'score-0'] as const;

const goldOf = (text: string): Gold =>
  text === 'majority' || text === 'any' ? text : { reader: text };

/** What `--class` and `--no-class` say of columns. */
function columnOptions(given: Given): ReadingOptions['columns'] {
  const classes = (given.get('class') ?? []).map((text): [string, string] => {
    const at = text.lastIndexOf('=');
    return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, text];
  });
  const others = (given.get('no-class') ?? []).map((column): [string, null] => [column, null]);
  const both = others.find(([column]) => classes.some(([own]) => own === column));
  if (both) throw new UsageError(`--class and --no-class both name "${both[0]}"; keep one of them`);
  return Object.fromEntries([...classes, ...others]);
}

/**
 * What the options on how files are read say.

 *
 * @throws UsageError
 */
export function readingOptions(given: Given): ReadingOptions {
  const one = (name: string) => given.get(name)?.[0];
  const duplicates = one('duplicates');
  const [readerColumn, gold, missing] = [one('reader-column'), one('gold'), one('missing-images')];
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
    readers: given.get('readers') ?? [],
    ...(readerColumn !== undefined && {
      readerColumn: readerColumn === 'none' ? null : readerColumn,
    }),
    ...(gold !== undefined && { gold: goldOf(gold) }),
    ...(missing !== undefined &&
      oneOf('missing-images', missing, MISSING_IMAGES) === 'score-0' && {
        missingImages: 'score-0' as const,
      }),
    columns: columnOptions(given),
  };
}

/** The layout chosen for a file, undefined where none is. */
export function layoutOf({ layouts }: ReadingOptions, path: string): Layout | undefined {
  const own = layouts.find(({ file }) => file === path || file === baseName(path));
  return (own ?? layouts.find(({ file }) => file === null))?.layout;
}

/** The refusal of a column that an option names and no file has. */
export function noColumn(option: string, name: string): UsageError {
  return new UsageError(
    `--${option} names "${name}", but no file has this column; expected a column of at least one file`,
  );
}
