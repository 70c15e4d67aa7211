import { InputError } from '../input-error';
import { refuseUnreadZip } from './unread-formats';
import { type ZipEntry, zipDirectory } from './zip-directory';
import { zipToGzip } from './zip-to-gzip';

const EXPECTED = 'a ZIP file that holds one CSV file';

function refuse(file: string, what: string, cause?: unknown): InputError {
  return new InputError(`${what}; expected ${EXPECTED}`, { file, expected: EXPECTED, cause });
}

/** What archivers add on their own. */
function isClutter({ name }: ZipEntry): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\./.test(name);
}

/**
 * The files in a ZIP archive.
 *
 * @throws InputError where it is damaged
 */
export function readDirectory(bytes: Uint8Array<ArrayBuffer>, file: string): ZipEntry[] {
  try {
    return zipDirectory(bytes).filter((entry) => !isClutter(entry));
  } catch (cause) {
    throw refuse(file, 'cannot be unpacked: the ZIP file is damaged or cut off', cause);
  }
}

/**
 * The one file in a ZIP archive, as CodaLab wants submissions packed, as a gzip file.
 *
 * @throws InputError where the archive holds not one file, or packs it in a rare way
 */
export function packedEntry(entries: readonly ZipEntry[], file: string): Uint8Array<ArrayBuffer> {
  refuseUnreadZip(entries, file);
  const [entry] = entries;
  if (!entry) throw refuse(file, 'holds no file');
  if (entries.length > 1) {
    const names = entries.slice(0, 3).map(({ name }) => name);
    throw refuse(file, `holds ${entries.length} files (${names.join(', ')})`);
  }
  if (entry.encrypted) throw refuse(file, 'is locked with a password');
  if (entry.method !== 0 && entry.method !== 8) {
    throw refuse(file, 'is packed in a way other than deflate');
  }
  return zipToGzip(entry);
}
