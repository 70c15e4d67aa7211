import { type ZipEntry, zipDirectory } from '@/lib/ingest/read/zip-directory';
import { zipToGzip } from '@/lib/ingest/read/zip-to-gzip';
import { damaged } from './damaged';
import { MANIFEST_NAME, NOTEBOOK_NAME, OUTCOMES_NAME, tablePath } from './names';
import { STORED_TABLE_NAMES } from './tables';

/** Bytes that an entry may unpack to: texts, and tables, which are packed by themselves. */
const LONGEST_TEXT = 64 * 2 ** 20;
const LONGEST_TABLE = 512 * 2 ** 20;

const TEXTS = [MANIFEST_NAME, NOTEBOOK_NAME, OUTCOMES_NAME];
const KNOWN = new Set([...TEXTS, ...STORED_TABLE_NAMES.map(tablePath)]);

/** Whether bytes begin as a ZIP file. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether a ZIP file names a manifest, as results files do; false for anything else. */
export function holdsResults(bytes: Uint8Array<ArrayBuffer>): boolean {
  if (!isZip(bytes)) return false;
  try {
    return zipDirectory(bytes).some(({ name }) => name === MANIFEST_NAME);
  } catch {
    return false;
  }
}

async function unpack(entry: ZipEntry, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const most = TEXTS.includes(entry.name) ? LONGEST_TEXT : LONGEST_TABLE;
  if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) {
    throw damaged(file, `${entry.name} is locked or packed in a way other than deflate`);
  }
  if (entry.size > most) throw damaged(file, `${entry.name} unpacks to ${entry.size} bytes`);
  const out = new Uint8Array(entry.size);
  const stream = new Blob([zipToGzip(entry)]).stream();
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > out.length) throw new RangeError('more bytes than it says');
      out.set(value, length);
      length += value.length;
    }
    if (length < out.length) throw new RangeError('fewer bytes than it says');
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    throw damaged(file, `${entry.name} cannot be unpacked`, cause);
  }
  return out;
}

/** The entries of a results file, unpacked when asked for. Entries of other names are ignored. */
export interface Archive {
  has(name: string): boolean;
  /** @throws InputError where it is not there, damaged or too large */
  bytes(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A JSON text's value. */
  json(name: string): Promise<unknown>;
}

/** @throws InputError where the bytes are no whole ZIP file, or name an entry more than once */
export function openArchive(bytes: Uint8Array<ArrayBuffer>, file: string): Archive {
  let all: ZipEntry[];
  try {
    all = zipDirectory(bytes).filter(({ name }) => KNOWN.has(name));
  } catch (cause) {
    throw damaged(file, 'the ZIP file is damaged or cut off', cause);
  }
  const entries = new Map(all.map((entry) => [entry.name, entry]));
  if (entries.size < all.length) throw damaged(file, 'it has two entries of one name');
  const unpacked = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw damaged(file, `${name} is missing`);
    return unpack(entry, file);
  };
  return {
    has: (name) => entries.has(name),
    bytes: unpacked,
    async json(name) {
      const text = await unpacked(name);
      try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
      } catch (cause) {
        throw damaged(file, `${name} is no JSON`, cause);
      }
    },
  };
}
