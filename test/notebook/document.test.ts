import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginHistory, type History, record, redo, undo } from '@/lib/notebook/document/history';
import { initialDocument } from '@/lib/notebook/document/initial';
import {
  addCell,
  choose,
  duplicateCell,
  editCell,
  hideCell,
  moveCell,
  newCell,
  removeCell,
  rename,
  restoreCells,
  withBuiltIn,
} from '@/lib/notebook/document/operations';
import {
  changeDocument,
  currentDocument,
  documentStore,
  redoChange,
  showDocument,
  undoChange,
} from '@/lib/notebook/document/store';
import type { NotebookDocument } from '@/lib/notebook/document/types';
import { userCellTitle } from '@/lib/notebook/document/user-cells';
import { anyDocument, anyOperation, BUILT_IN } from './documents';

const ids = (document: NotebookDocument) => document.cells.map((cell) => cell.id).join(' ');
const start = initialDocument(BUILT_IN);

function add(document: NotebookDocument, kind: 'text' | 'sql' | 'chart', index: number) {
  return addCell(document, newCell(kind, document.cells), index);
}

describe('operations of a document', () => {
  it('add, copy, move and remove cells', () => {
    const added = add(add(start, 'text', 1), 'sql', 4);
    expect(ids(added)).toBe('tail text-1 bands curves query-1');
    const chosen = choose(added, 'bands', 'ordinate', 'lift');
    const copied = duplicateCell(duplicateCell(chosen, 'bands'), 'query-1');
    expect(ids(copied)).toBe('tail text-1 bands bands-2 curves query-1 query-2');
    expect(copied.choices['bands-2']).toEqual({ ordinate: 'lift' });
    const names = copied.cells.flatMap((cell) => (cell.kind === 'sql' ? [cell.name] : []));
    expect(names).toEqual(['query_1', 'query_2']);
    expect(ids(moveCell(copied, 'tail', 3))).toBe(
      'text-1 bands tail bands-2 curves query-1 query-2',
    );
    expect(ids(moveCell(copied, 'query-2', 0))).toBe(
      'query-2 tail text-1 bands bands-2 curves query-1',
    );
    const removed = removeCell(removeCell(copied, 'bands-2'), 'query-1');
    expect(ids(removed)).toBe('tail text-1 bands curves query-2');
    expect(Object.keys(removed.choices)).toEqual(['bands']);
  });

  it('hide built-in cells instead of removing them, and restore all in order', () => {
    const messy = removeCell(moveCell(add(start, 'text', 2), 'curves', 0), 'bands');
    expect(ids(messy)).toBe('curves tail bands text-1');
    expect(messy.cells.find(({ id }) => id === 'bands')?.hidden).toBe(true);
    const restored = restoreCells(messy, BUILT_IN);
    expect(ids(restored)).toBe('tail bands text-1 curves');
    expect(restored.cells.every(({ hidden }) => !hidden)).toBe(true);
  });

  it('add missing built-in cells after those they follow', () => {
    const older = initialDocument(['curves', 'tail']);
    expect(ids(withBuiltIn(older, BUILT_IN))).toBe('curves tail bands');
    expect(withBuiltIn(start, BUILT_IN)).toBe(start);
  });

  it('return the same document if nothing changes', () => {
    expect(moveCell(start, 'tail', 0)).toBe(start);
    expect(moveCell(start, 'tail', 1)).toBe(start);
    expect(moveCell(start, 'nowhere', 1)).toBe(start);
    expect(hideCell(start, 'tail', false)).toBe(start);
    expect(editCell(start, 'tail', { text: 'no' })).toBe(start);
    expect(rename(start, '')).toBe(start);
  });

  it('keep ids unique and never lose a built-in cell', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 30 }), (operations) => {
        const end = operations.reduce((document, operation) => operation(document), start);
        expect(new Set(end.cells.map(({ id }) => id)).size).toBe(end.cells.length);
        for (const id of BUILT_IN) expect(end.cells.some((cell) => cell.id === id)).toBe(true);
        const restored = restoreCells(end, BUILT_IN);
        expect(restored.cells.length).toBe(end.cells.length);
        expect(restored.cells.flatMap(({ id }) => (BUILT_IN.includes(id) ? [id] : []))).toEqual(
          BUILT_IN,
        );
      }),
    );
  });
});

describe('the history of a document', () => {
  const play = (steps: readonly [NotebookDocument, number][]): History =>
    steps.reduce((h, [document, at]) => record(h, document, at), beginHistory(start));

  const slide = (document: NotebookDocument, threshold: number): NotebookDocument => ({
    ...document,
    settings: { ...document.settings, threshold },
  });

  it('joins the steps of a slider until a pause', () => {
    const [a, b, c] = [slide(start, 0.6), slide(start, 0.7), slide(start, 0.8)];
    const history = play([
      [a, 5000],
      [b, 5900],
      [c, 7000],
    ]);
    expect(undo(history).present).toBe(b);
    expect(undo(undo(history)).present).toBe(start);
  });

  it('joins letters typed into the same cell', () => {
    const two = add(add(start, 'text', 0), 'text', 0);
    const typed = editCell(editCell(two, 'text-1', { text: 'a' }), 'text-1', { text: 'ab' });
    const history = play([
      [two, 1000],
      [editCell(two, 'text-1', { text: 'a' }), 1100],
      [typed, 1200],
      [editCell(typed, 'text-2', { text: 'x' }), 1300],
    ]);
    expect(undo(history).present).toBe(typed);
    expect(undo(undo(history)).present).toBe(two);
  });

  it('makes one step of each choice', () => {
    const one = choose(start, 'bands', 'ordinate', 'lift');
    const two = choose(one, 'bands', 'ordinate', 'ap');
    const history = play([
      [one, 1000],
      [two, 1001],
    ]);
    expect(undo(history).present).toBe(one);
  });

  it('undoes to every document before, and redoes to every one after', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 20 }), (documents) => {
        // Steps further apart than any two of one series.
        let history = beginHistory(start);
        documents.forEach((document, i) => {
          history = record(history, document, (i + 1) * 10_000);
        });
        const end = history.present;
        for (const before of [start, ...documents].slice(0, -1).reverse()) {
          history = undo(history);
          expect(history.present).toBe(before);
        }
        expect(undo(history)).toBe(history);
        for (const _ of documents) history = redo(history);
        expect(history.present).toBe(end);
        expect(record(history, start, 1e9).future).toEqual([]);
      }),
    );
  });
});

describe('a document shown in place of another', () => {
  it('counts as another document; a changed, undone or restored one does not', () => {
    const opened = () => documentStore.getState().opened;
    showDocument(start);
    const first = opened();
    changeDocument((document) => rename(document, 'A'));
    undoChange();
    redoChange();
    showDocument(currentDocument());
    expect(documentStore.getState().past).toEqual([]);
    expect(opened()).toBe(first);
    showDocument({ ...currentDocument() });
    expect(opened()).toBe(first + 1);
  });
});

describe('the title of a user cell', () => {
  const base = { id: 'x', hidden: false };
  it.each([
    ['\n## **Rare** classes\nmore', 'Rare classes'],
    ['', 'Text'],
    ['x'.repeat(100), `${'x'.repeat(59)}…`],
  ])('of text %j is %j', (text, title) => {
    expect(userCellTitle({ ...base, kind: 'text', text })).toBe(title);
  });
  it('of a chart is that of its specification, valid or not', () => {
    const chart = (spec: string) => userCellTitle({ ...base, kind: 'chart', spec });
    expect(chart('{"title":"AP by band"}')).toBe('AP by band');
    expect(chart('{"title":{}}')).toBe('Chart');
    expect(chart('{')).toBe('Chart');
  });
});
