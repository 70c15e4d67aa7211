/** An id that no other notebook has; also where the origin is not secure. */
export function newNotebookId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
