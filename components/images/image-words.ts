import type { ListedImages } from '@/lib/notebook/images/listing';
import { positiveClasses } from '@/lib/notebook/images/listing';
import { type ImageTag, TAG_KINDS } from '@/lib/notebook/images/tags';
import { type ClassImages, callOf } from '@/lib/scoring/images/class-images';

const SHOWN_LABELS = 3;

/** The classes labelled positive, the first few by name. */
export function labelWords({ images }: ListedImages, row: number): string {
  const all = positiveClasses(images, row);
  if (all.length === 0) return 'no class';
  const more = all.length - SHOWN_LABELS;
  return `${all.slice(0, SHOWN_LABELS).join(', ')}${more > 0 ? `, +${more}` : ''}`;
}

/** How many teams call an image positive, as `3 of 10`; null where no team has a probability. */
export function callWords(of: ClassImages, row: number): string | null {
  const calls = of.teams
    .map((team) => callOf(team, row, of.threshold))
    .filter((own) => own !== null);
  if (calls.length === 0) return null;
  return `${calls.filter(Boolean).length} of ${calls.length}`;
}

/** What the reader said of an image; empty where nothing. */
export function tagWords(tag: ImageTag | undefined): string {
  if (!tag) return '';
  const kinds = TAG_KINDS.filter(({ value }) => tag.kinds.includes(value)).map(
    ({ label }) => label,
  );
  return [...kinds, ...(tag.note.trim() ? ['note'] : [])].join(', ');
}
