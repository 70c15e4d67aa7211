/** What stands behind the # of an address; no server ever sees it. */
export interface Fragment {
  /** Id of the cell the address leads to. */
  readonly cell: string | null;
  /** A notebook. */
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
