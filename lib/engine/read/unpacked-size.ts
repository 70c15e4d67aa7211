import { InputError } from '../input-error';

/** What a packed file may come to, in bytes: more would not fit a tab's memory. */
const MAX_UNPACKED = 2 ** 31;

export function checkUnpackedSize(size: number, file: string): void {
  if (size > MAX_UNPACKED) {
    throw new InputError('unpacks to more than 2 GB; expected a smaller file', {
      file,
      value: `${size} bytes`,
      expected: 'at most 2 GB unpacked',
    });
  }
}
