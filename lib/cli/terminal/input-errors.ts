import type { InputError } from '@/lib/ingest/input-error';

/** The errors of all files that cannot be used, so that the user can fix them together. */
export class InputErrors extends Error {
  override readonly name = 'InputErrors';

  constructor(readonly errors: readonly InputError[]) {
    super(errors.map((error) => error.message).join('\n'));
  }
}
