import { noDevice } from '@/lib/export/pack/paths';
import type { NotebookDocument } from '../document/types';
import type { Choices } from '../session/types';

/** Value of `format` in a notebook's JSON file. */
export const FORMAT = 'longtail-notebook';

/** Version of the schema written; older ones are migrated. */
export const VERSION = 3;

/** Extension of a notebook's file. */
const FILE_END = '.longtail.json';

/** A file that a notebook was made with: what is needed to recognise it, and no data. */
export interface RememberedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its contents, hexadecimal. */
  readonly hash: string;
  /** Without the `task` of a predictions file: its id differs in each session. */
  readonly choices: Choices;
  /** For predictions assigned to a task by hand: hash of that task's label file. */
  readonly taskFile?: string;
}

export interface SavedNotebook extends NotebookDocument {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly files: readonly RememberedFile[];
}

/**
 * A notebook as it is saved. Tags of images are left out unless they are asked for.
 *
 * @param withTags whether tags are saved too
 */
export function toSaved(
  { title, cells, settings, uncertainty, choices, selection, tags }: NotebookDocument,
  files: readonly RememberedFile[] = [],
  withTags = false,
): SavedNotebook {
  const head = { format: FORMAT, version: VERSION, title } as const;
  const own = { cells, settings, uncertainty, choices, selection };
  return { ...head, ...own, tags: withTags ? tags : {}, files };
}

export function documentOf(saved: SavedNotebook): NotebookDocument {
  const { title, cells, settings, uncertainty, choices, selection, tags } = saved;
  return { title, cells, settings, uncertainty, choices, selection, tags };
}

/** Name of the file a notebook is saved as. */
export function savedName(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${noDevice(plain || 'notebook')}${FILE_END}`;
}

/**
 * Whether a file is opened as a notebook: by its name, or by the beginning of its text, since
 * browsers change names (a second download is `notebook.longtail (1).json`) and data may be JSON.
 */
export function isNotebook(name: string, beginning: string): boolean {
  if (!/\.json$/i.test(name)) return false;
  return name.endsWith(FILE_END) || new RegExp(`"format"\\s*:\\s*"${FORMAT}"`).test(beginning);
}

/** A notebook as it would be read from its file: without undefined values. */
export function asInFile(saved: SavedNotebook): SavedNotebook {
  return JSON.parse(JSON.stringify(saved)) as SavedNotebook;
}

/** The text of a notebook's file. */
export function savedText(saved: SavedNotebook): string {
  return `${JSON.stringify(saved, null, 2)}\n`;
}
