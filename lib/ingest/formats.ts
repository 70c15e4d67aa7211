/** A format of files. Its reader is in `READERS` of `readers.ts`. */
export interface FileFormat {
  /** How the reader of the page is told of it. */
  readonly title: string;
  /** Endings of its files' names, for the file picker. */
  readonly extensions: readonly string[];
  /** What its files begin with, one of these; none for text and for files within a ZIP file. */
  readonly magic: readonly string[];
  /** Names of files that must begin so. */
  readonly claims?: RegExp;
  /** What reads it, and what a file must be, in the error for a file at which reading crashes. */
  readonly reader: string;
  readonly whole: string;
}

/** The formats that can be read, each also gzipped or alone in a ZIP file. */
export const FORMATS = {
  parquet: {
    title: 'Parquet',
    extensions: ['.parquet', '.pq'],
    magic: ['PAR1'],
    claims: /\.(?:parquet|pq)$/i,
    reader: 'decoder',
    whole: 'a whole Parquet file',
  },
  csv: {
    title: 'CSV',
    extensions: ['.csv', '.tsv', '.txt'],
    magic: [],
    reader: 'reader',
    whole: 'CSV',
  },
  json: {
    title: 'JSON',
    extensions: ['.json', '.jsonl', '.ndjson'],
    magic: [],
    reader: 'reader',
    whole: 'JSON or JSON lines',
  },
  arrow: {
    title: 'Arrow',
    extensions: ['.arrow', '.feather', '.ipc', '.arrows'],
    // A file (also Feather), and a stream.
    magic: ['ARROW1', '\xff\xff\xff\xff'],
    claims: /\.(?:arrow|feather)$/i,
    reader: 'decoder',
    whole: 'a whole Arrow file',
  },
  npy: {
    title: '.npy',
    extensions: ['.npy'],
    magic: ['\x93NUMPY'],
    claims: /\.npy$/i,
    reader: 'reader',
    whole: 'a whole .npy file',
  },
  npz: {
    title: '.npz',
    extensions: ['.npz'],
    magic: [],
    reader: 'reader',
    whole: 'a whole .npz file',
  },
} as const satisfies Readonly<Record<string, FileFormat>>;

export type FormatName = keyof typeof FORMATS;

const ALL: readonly (readonly [FormatName, FileFormat])[] = Object.entries(FORMATS) as [
  FormatName,
  FileFormat,
][];

/** `Parquet, CSV, JSON or ...` */
export const FORMAT_TITLES = ALL.map(([, { title }]) => title)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ');

/** Endings that the file picker offers. */
export const FILE_EXTENSIONS = [...ALL.flatMap(([, { extensions }]) => extensions), '.gz', '.zip'];

/** Whether bytes begin with some text, a byte a character. */
export function beginsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** The format whose first bytes a file has; null for text and anything else. */
export function formatOf(head: Uint8Array): FormatName | null {
  return ALL.find(([, { magic }]) => magic.some((text) => beginsWith(head, text)))?.[0] ?? null;
}

/** The format that a file's name claims. */
export function claimedFormat(file: string): FileFormat | undefined {
  return ALL.find(([, { claims }]) => claims?.test(file))?.[1];
}
