import { InputError } from '../input-error';

/** What a packed file may come to, in bytes: more would not fit a tab's memory. */
const MAX_UNPACKED = 2 ** 31;

/**
 * How many times its size a packed file may come to, beyond 64 MB. Tables of scores or labels with
 * their ids come to 2 to 20 times; what goes far beyond is made to fill memory.
 */
const MAX_RATIO = 100;
const HARMLESS = 64 * 2 ** 20;

/** @throws InputError where `packed` bytes have come to more than is sane */
export function checkUnpackedSize(size: number, packed: number, file: string): void {
  if (size > Math.max(HARMLESS, MAX_RATIO * packed)) {
    const expected = `at most ${MAX_RATIO} times its size`;
    throw new InputError(
      `unpacks to more than ${MAX_RATIO} times its size of ${packed.toLocaleString('en')} bytes; expected ${expected}`,
      { file, value: `${size} bytes`, expected },
    );
  }
  if (size > MAX_UNPACKED) {
    throw new InputError('unpacks to more than 2 GB; expected a smaller file', {
      file,
      value: `${size} bytes`,
      expected: 'at most 2 GB unpacked',
    });
  }
}
