import {
  claimedFormat,
  FORMAT_TITLES,
  FORMATS,
  type FormatName,
  formatOf,
  TEXT_FORMAT,
} from '../formats';
import { InputError } from '../input-error';

/** What a file begins as: a format, or one that packs files. */
export type Sniffed = FormatName | 'gzip' | 'zip';

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function checkText(bytes: Uint8Array, file: string): void {
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  if (utf16) {
    throw new InputError('is UTF-16 text; expected UTF-8: save it as "CSV UTF-8"', {
      file,
      expected: 'UTF-8 text',
    });
  }
  if (bytes.subarray(0, 65_536).includes(0)) {
    const binary = Object.values(FORMATS).filter(({ magic }) => magic !== null);
    const titles = binary.map(({ title }) => title).join(' or ');
    throw new InputError(`is binary and no ${titles} file; expected ${FORMAT_TITLES}`, {
      file,
      expected: FORMAT_TITLES,
    });
  }
}

/** @throws InputError where bytes that begin as Parquet do not end as such */
export function checkWholeParquet(bytes: Uint8Array, file: string): void {
  if (bytes.length >= 12 && formatOf(bytes.subarray(-4)) === 'parquet') return;
  throw new InputError(
    `is cut off: it begins as Parquet but does not end as such after ${bytes.length.toLocaleString('en')} bytes; expected a whole file`,
    { file, expected: 'a Parquet file that ends with PAR1' },
  );
}

/**
 * What a file is, by its first bytes. Throws an `InputError` where it is empty, not what its name
 * says, or neither of a known format, gzip, ZIP nor text.
 */
export function sniff(bytes: Uint8Array, file: string): Sniffed {
  if (bytes.length === 0) {
    throw new InputError(`is empty (0 bytes); expected ${FORMAT_TITLES}`, {
      file,
      expected: FORMAT_TITLES,
    });
  }
  const format = formatOf(bytes);
  if (format) return format;
  const claimed = claimedFormat(file);
  if (claimed) {
    const { title, magic } = claimed;
    throw new InputError(
      `is not ${title} in spite of its name; expected it to begin with ${magic}`,
      { file, expected: `a ${title} file that begins with ${magic}` },
    );
  }
  if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    return 'zip';
  }
  checkText(bytes, file);
  return TEXT_FORMAT;
}
