import type { ChapterPart } from './chapters-of';

/** The heading above the first cell of a chapter. */
export function ChapterHeading({ part }: { part: ChapterPart | undefined }) {
  if (!part?.title) return null;
  return (
    <h2
      id={part.id}
      className="mt-10 [&+*+section]:border-t-0 [&+*+section]:pt-2 [&+section]:border-t-0 [&+section]:pt-2 border-ink/60 border-t-2 pt-3 pb-4 text-accent text-sm tracking-wide first:mt-0 print:break-after-avoid"
    >
      {part.title}
    </h2>
  );
}
