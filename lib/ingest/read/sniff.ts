import { beginsWith, claimedFormat, FORMAT_TITLES, type FormatName, formatOf } from '../formats';
import { InputError } from '../input-error';
import { encodingOf } from './encoding';
import { refuseUnread } from './unread-formats';

/** What a file begins as: a format, or one that packs files. */
export type Sniffed = FormatName | 'gzip' | 'zip';

function checkText(bytes: Uint8Array, file: string): void {
  if (encodingOf(bytes) === 'utf-8' && bytes.subarray(0, 65_536).includes(0)) {
    throw new InputError(`is binary, in a format that is not known; expected ${FORMAT_TITLES}`, {
      file,
      expected: FORMAT_TITLES,
    });
  }
}

/** Whether text begins as JSON: a list or an object. A CSV file begins with a name. */
function isJson(bytes: Uint8Array): boolean {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 4096));
  return /^\s*(?:\[\s*(?:[[{"\d\-\]]|$)|\{\s*(?:["}]|$))/.test(text);
}

/** @throws InputError where bytes that begin as Parquet do not end as such */
export function checkWholeParquet(bytes: Uint8Array, file: string): void {
  if (bytes.length >= 12 && formatOf(bytes.subarray(-4)) === 'parquet') return;
  throw new InputError(
    `is cut off: it begins as Parquet but does not end as such after ${bytes.length.toLocaleString('en')} bytes; expected a whole file`,
    { file, expected: 'a Parquet file that ends with PAR1' },
  );
}

/** A text of bytes as it can be shown. */
const shown = (magic: string) => magic.replace(/[^ -~]/g, '');

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
  refuseUnread(bytes, file);
  const format = formatOf(bytes);
  if (format) return format;
  const claimed = claimedFormat(file);
  if (claimed) {
    const { title, magic } = claimed;
    throw new InputError(
      `is not ${title} in spite of its name; expected it to begin with ${shown(magic[0]!)}`,
      { file, expected: `a ${title} file that begins with ${shown(magic[0]!)}` },
    );
  }
  if (beginsWith(bytes, '\x1f\x8b')) return 'gzip';
  if (beginsWith(bytes, 'PK\x03\x04') || beginsWith(bytes, 'PK\x05\x06')) return 'zip';
  checkText(bytes, file);
  return isJson(bytes) ? 'json' : 'csv';
}
