import { describe, expect, it } from 'vitest';
import { CELLS } from '@/components/cells/registry';
import { CHAPTERS } from '@/components/cells/shared/chapters';
import { chaptersOf } from '@/components/shell/chapters-of';
import type { PlacedCell } from '@/components/shell/use-cells';
import { builtInCell } from '@/lib/notebook/document/initial';

const builtIn = (id: string): PlacedCell => {
  const definition = CELLS.find((cell) => cell.id === id)!;
  return { cell: builtInCell(id), index: 0, title: definition.short, definition };
};

const own = (id: string): PlacedCell => ({
  cell: { kind: 'text', id, hidden: false, text: '' },
  index: 0,
  title: 'Text',
  definition: null,
});

const outline = (...cells: PlacedCell[]) =>
  chaptersOf(cells).map(({ id, title, cells: inside }) => [
    id,
    title,
    inside.map(({ cell }) => cell.id),
  ]);

describe('chapters', () => {
  it('come once each and in their order in a new notebook', () => {
    const titles = chaptersOf(CELLS.map(({ id }) => builtIn(id))).map(({ title }) => title);
    const all: (string | null)[] = Object.values(CHAPTERS);
    expect(titles).toEqual(all.filter((title) => titles.includes(title)));
    expect(titles).toContain('Ranking');
  });

  it('keep the order of a notebook in which cells were moved', () => {
    expect(outline(builtIn('leaderboard'), builtIn('bands'), builtIn('who-beats-whom'))).toEqual([
      ['chapter-ranking', 'Ranking', ['leaderboard']],
      ['chapter-tail', 'The long tail', ['bands']],
      ['chapter-ranking-2', 'Ranking', ['who-beats-whom']],
    ]);
  });

  it('take in cells of the reader among them, and have a last one for those after all', () => {
    expect(
      outline(own('a'), builtIn('leaderboard'), own('b'), builtIn('two-teams'), own('c')),
    ).toEqual([
      ['chapter-first', null, ['a']],
      ['chapter-ranking', 'Ranking', ['leaderboard', 'b', 'two-teams']],
      ['chapter-own', 'Own cells', ['c']],
    ]);
    expect(outline(own('a'), own('b'))).toEqual([['chapter-own', 'Own cells', ['a', 'b']]]);
  });
});
