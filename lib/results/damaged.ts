import { InputError } from '@/lib/ingest/input-error';

const EXPECTED = 'a results file as the notebook or --results writes it';

/** The error of a results file that cannot be used. */
export function damaged(file: string, why: string, cause?: unknown): InputError {
  return new InputError(`is a damaged results file: ${why}; expected ${EXPECTED}`, {
    file,
    expected: EXPECTED,
    cause,
  });
}
