/** The part of an address after #. It is never sent to a server. */
export interface Fragment {
  /** Id of the cell to scroll to. */
  readonly cell: string | null;
  /** The notebook of a link. */
  readonly payload: string | null;
}

const KEY = 'notebook=';

/** Reads `#cell`, `#notebook=...` and `#cell&notebook=...`. */
export function readFragment(hash: string): Fragment {
  const parts = hash.replace(/^#/, '').split('&');
  const payload = parts.find((part) => part.startsWith(KEY))?.slice(KEY.length) || null;
  const cell = parts.find((part) => part !== '' && !part.includes('=')) ?? null;
  return { cell, payload };
}

export function writeFragment({ cell, payload }: Fragment): string {
  const parts = [...(cell ? [cell] : []), ...(payload ? [KEY + payload] : [])];
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}
