import { InputError } from '../input-error';

export type Format = 'parquet' | 'gzip' | 'zip' | 'csv';

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

/** `PAR1`, at both ends of a Parquet file. */
const PARQUET = [0x50, 0x41, 0x52, 0x31];

function checkText(bytes: Uint8Array, file: string): void {
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  if (utf16) {
    throw new InputError('is UTF-16 text; expected UTF-8: save it as "CSV UTF-8"', {
      file,
      expected: 'UTF-8 text',
    });
  }
  if (bytes.subarray(0, 65_536).includes(0)) {
    throw new InputError('is binary and no Parquet file; expected Parquet or CSV', {
      file,
      expected: 'Parquet or CSV',
    });
  }
}

/**
 * What a file is, by its content. Throws an `InputError` where it is empty, cut off, not what its
 * name says, or neither Parquet, gzip, ZIP nor text.
 */
export function sniff(bytes: Uint8Array, file: string): Format {
  if (bytes.length === 0) {
    throw new InputError('is empty (0 bytes); expected Parquet or CSV', {
      file,
      expected: 'Parquet or CSV',
    });
  }
  if (startsWith(bytes, ...PARQUET)) {
    const end = bytes.subarray(-4);
    if (bytes.length < 12 || !startsWith(end, ...PARQUET)) {
      throw new InputError(
        `is cut off: it begins as Parquet but does not end as such after ${bytes.length.toLocaleString('en')} bytes; expected a whole file`,
        { file, expected: 'a Parquet file that ends with PAR1' },
      );
    }
    return 'parquet';
  }
  if (/\.(?:parquet|pq)$/i.test(file)) {
    throw new InputError('is not Parquet in spite of its name; expected it to begin with PAR1', {
      file,
      expected: 'a Parquet file that begins with PAR1',
    });
  }
  if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    return 'zip';
  }
  checkText(bytes, file);
  return 'csv';
}
