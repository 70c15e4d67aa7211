const LAST = 'It stays as long as this page is open; save it as a file to keep it.';

/** Whether an error is the browser's own, of its storage. */
export const isRefusal = (error: unknown) => error instanceof DOMException;

const isFull = (error: unknown) =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/** Why the browser keeps nothing, in words. */
export function refusalText(error: unknown): string {
  if (isFull(error)) return `This browser has no room left to keep the notebook. ${LAST}`;
  const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return `This browser does not let notebooks be kept (${why}). ${LAST}`;
}

/** Why files cannot be kept, in words. */
export function filesRefusalText(error: unknown): string {
  if (isFull(error)) {
    return 'The files cannot be kept in this browser: it has no room left for them.';
  }
  const why = error instanceof Error ? error.message : String(error);
  return `The files cannot be kept in this browser: ${why}`;
}
