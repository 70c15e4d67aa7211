import { CHAPTERS, type Chapter } from '@/components/cells/shared/chapters';
import type { PlacedCell } from './use-cells';

/** Neighbouring cells of one chapter. */
export interface ChapterPart {
  /** Safe in an address, unique on the page. */
  readonly id: string;
  /** Null for the reader's cells before the first chapter: they have no heading. */
  readonly title: string | null;
  readonly cells: readonly PlacedCell[];
}

/**
 * The chapter of each cell, in order: of a built-in cell the one it declares; of the reader's cells
 * the one around them, or their own after the last built-in cell.
 */
function chapterOfEach(cells: readonly PlacedCell[]): (Chapter | null)[] {
  const last = cells.findLastIndex(({ definition }) => definition !== null);
  let current: Chapter | null = last < 0 ? 'own' : null;
  return cells.map(({ definition }, i) => {
    current = definition?.chapter ?? (i > last ? 'own' : current);
    return current;
  });
}

/**
 * Divides cells into chapters without changing their order: a chapter whose cells the reader has
 * moved apart has several parts.
 */
export function chaptersOf(cells: readonly PlacedCell[]): ChapterPart[] {
  const chapters = chapterOfEach(cells);
  const starts = cells.flatMap((_, i) => (i === 0 || chapters[i] !== chapters[i - 1] ? [i] : []));
  const parts = new Map<Chapter | null, number>();
  return starts.map((start, i) => {
    const chapter = chapters[start] ?? null;
    const part = (parts.get(chapter) ?? 0) + 1;
    parts.set(chapter, part);
    return {
      id: `chapter-${chapter ?? 'first'}${part > 1 ? `-${part}` : ''}`,
      title: chapter && CHAPTERS[chapter],
      cells: cells.slice(start, starts[i + 1]),
    };
  });
}

/** The chapters' parts by their first cell: where headings are. */
export function headingsOf(cells: readonly PlacedCell[]): Map<PlacedCell, ChapterPart> {
  return new Map(chaptersOf(cells).map((part) => [part.cells[0]!, part]));
}
