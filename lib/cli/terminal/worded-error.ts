import type { Noun } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';
import { InputError } from '@/lib/ingest/input-error';

/** An error of a file in the words of a challenge; any other error as it is. */
export function wordedError(error: unknown, item: Noun): unknown {
  if (!(error instanceof InputError)) return error;
  return new InputError(inItems(error.problem, item), error.details);
}
