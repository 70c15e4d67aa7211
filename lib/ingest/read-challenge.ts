import type { Challenge } from '@/lib/challenge/challenge';
import { checkChallenge } from '@/lib/challenge/schema';
import { InputError } from './input-error';

/** Longest text read as a description, in UTF-16 units. */
const LONGEST = 10_000_000;

/** Most problems named at once. */
const NAMED = 5;

const EXPECTED = 'a description of a challenge as JSON, with "format": "longtail-challenge"';

/**
 * Reads a description of a challenge.
 *
 * @param file its name, for messages
 * @throws InputError that names each problem by its path
 */
export function readChallenge(text: string, file: string): Challenge {
  if (text.length > LONGEST) {
    const size = (text.length / 1e6).toFixed(1);
    throw new InputError(`is ${size} MB; expected at most ${LONGEST / 1e6} MB`, { file });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(`is not JSON: ${why}; expected ${EXPECTED}`, {
      file,
      cause,
      expected: EXPECTED,
    });
  }
  const checked = checkChallenge(value);
  if ('challenge' in checked) return checked.challenge;
  const { problems } = checked;
  const named = problems.slice(0, NAMED).map(({ path, problem }) => `${path} ${problem}`.trim());
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  throw new InputError(`${named.join('; ')}${more}`, { file, expected: EXPECTED });
}
