/** A format of files. Its reader is in `READERS` of `ingest.ts`. */
export interface FileFormat {
  /** How the reader of the page is told of it. */
  readonly title: string;
  /** Endings of its files' names, for the file picker. */
  readonly extensions: readonly string[];
  /** First bytes of each file; null for text, which is a file without any format's first bytes. */
  readonly magic: string | null;
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
    magic: 'PAR1',
    claims: /\.(?:parquet|pq)$/i,
    reader: 'decoder',
    whole: 'a whole Parquet file',
  },
  csv: {
    title: 'CSV',
    extensions: ['.csv', '.tsv', '.txt'],
    magic: null,
    reader: 'reader',
    whole: 'CSV',
  },
} as const satisfies Readonly<Record<string, FileFormat>>;

export type FormatName = keyof typeof FORMATS;

const ALL: readonly (readonly [FormatName, FileFormat])[] = Object.entries(FORMATS) as [
  FormatName,
  FileFormat,
][];

/** `Parquet or CSV` */
export const FORMAT_TITLES = ALL.map(([, { title }]) => title).join(' or ');

/** Endings that the file picker offers. */
export const FILE_EXTENSIONS = [...ALL.flatMap(([, { extensions }]) => extensions), '.gz', '.zip'];

function beginsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

/** The format whose first bytes a file has; null for text and anything else. */
export function formatOf(head: Uint8Array): FormatName | null {
  return ALL.find(([, { magic }]) => magic !== null && beginsWith(head, magic))?.[0] ?? null;
}

/** The format that a file's name claims. */
export function claimedFormat(file: string): FileFormat | undefined {
  return ALL.find(([, { claims }]) => claims?.test(file))?.[1];
}

/** The format that text is read as. */
export const TEXT_FORMAT = 'csv' satisfies FormatName;
