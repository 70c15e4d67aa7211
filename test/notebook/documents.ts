import fc from 'fast-check';
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
} from '@/lib/notebook/document/operations';
import type { NotebookDocument } from '@/lib/notebook/document/types';
import { GRID_STEPS } from '@/lib/scoring/settings';

/** Ids of built-in cells, as a small registry would have them. */
export const BUILT_IN = ['tail', 'bands', 'curves'];

type Operation = (document: NotebookDocument) => NotebookDocument;

const onSome = (change: (document: NotebookDocument, id: string) => NotebookDocument) =>
  fc.nat(30).map(
    (n): Operation =>
      (document) => {
        const cell = document.cells[n % document.cells.length];
        return cell ? change(document, cell.id) : document;
      },
  );

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

const choice = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 }));

/** Anything a reader can do to a document. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(fc.constantFrom('text', 'sql', 'chart'), fc.nat(10)).map(
    ([kind, index]): Operation =>
      (document) =>
        addCell(document, newCell(kind, document.cells), Math.min(index, document.cells.length)),
  ),
  onSome(duplicateCell),
  onSome(removeCell),
  onSome((document, id) => hideCell(document, id, true)),
  fc.nat(10).chain((index) => onSome((document, id) => moveCell(document, id, index))),
  text.chain((value) =>
    onSome((document, id) => {
      const kind = document.cells.find((cell) => cell.id === id)?.kind;
      const change = { text: { text: value }, sql: { sql: value }, chart: { spec: value } };
      return kind && kind !== 'built-in' ? editCell(document, id, change[kind]) : document;
    }),
  ),
  choice.chain((value) => onSome((document, id) => choose(document, id, 'metric', value))),
  text.map(
    (title): Operation =>
      (document) =>
        rename(document, title),
  ),
  fc.tuple(fc.nat(GRID_STEPS), fc.array(text, { maxLength: 4 })).map(
    ([step, hiddenTeams]): Operation =>
      (document) => ({
        ...document,
        settings: { ...document.settings, threshold: step / GRID_STEPS, hiddenTeams },
        selection: { classes: hiddenTeams, teams: [], bands: ['tail'] },
      }),
  ),
);

/** A document as any series of changes may leave it. */
export const anyDocument: fc.Arbitrary<NotebookDocument> = fc
  .array(anyOperation, { maxLength: 15 })
  .map((operations) =>
    operations.reduce((document, change) => change(document), initialDocument(BUILT_IN)),
  );
