/** A command that cannot be understood: what is wrong, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
