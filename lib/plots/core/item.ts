import { DEFAULT_ITEM, type Noun } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';

let current = DEFAULT_ITEM;

/** Runs a drawing whose texts say what one row of the files is. */
export function withItem<T>(item: Noun, draw: () => T): T {
  const before = current;
  current = item;
  try {
    return draw();
  } finally {
    current = before;
  }
}

/** A text of a figure about images, in the words of the challenge being drawn. */
export function worded(text: string): string {
  return inItems(text, current);
}
