/** Something that can be found on the page. */
export interface Entry {
  /** Unique among all entries. */
  readonly id: string;
  readonly kind: 'class' | 'team' | 'task' | 'cell' | 'setting' | 'command';
  readonly label: string;
  /** Further words by which it is found. */
  readonly words?: string;
  run(): void;
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** How closely a word fits a text: 3 at its beginning, 2 at the beginning of a word, 1 inside, or 0. */
function closeness(text: string, word: string): number {
  const place = text.indexOf(word);
  if (place < 0) return 0;
  if (place === 0) return 3;
  return /[^\p{L}\p{N}]/u.test(text[place - 1]!) || text.includes(` ${word}`) ? 2 : 1;
}

/**
 * The entries that have every word of what is typed, the best first; equal ones stay in order. Case
 * and accents do not matter.
 */
export function found(entries: readonly Entry[], typed: string): Entry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const scored = entries.flatMap((entry) => {
    const label = plain(entry.label);
    const others = plain(entry.words ?? '');
    let sum = 0;
    for (const word of words) {
      const best = Math.max(2 * closeness(label, word), closeness(others, word) > 0 ? 1 : 0);
      if (best === 0) return [];
      sum += best;
    }
    return [{ entry, sum }];
  });
  return scored.sort((a, b) => b.sum - a.sum).map(({ entry }) => entry);
}
