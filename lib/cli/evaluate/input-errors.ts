import type { InputError } from '@/lib/ingest/input-error';

/** All files that cannot be used, so that they can be mended at once. */
export class InputErrors extends Error {
  override readonly name = 'InputErrors';

  constructor(readonly errors: readonly InputError[]) {
    super(errors.map((error) => error.message).join('\n'));
  }
}
