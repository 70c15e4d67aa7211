import { InputError } from './input-error';

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/**
 * Refuses a file whose table would not fit.
 *
 * @param needed bytes the table will take, estimated
 * @param left bytes it may take
 * @throws InputError
 */
export function checkFits(file: string, needed: number, left: number): void {
  if (needed <= left) return;
  const expected = `at most ${gigabytes(left)}: open fewer files, or score it in a terminal with npm run evaluate`;
  throw new InputError(
    `needs about ${gigabytes(needed)} of memory, more than there is room for; expected ${expected}`,
    { file, value: `${needed} bytes`, expected },
  );
}
