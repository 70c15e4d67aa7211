import { builtInCell, FIRST_CHART } from './initial';
import { copyId, newId, queryName } from './names';
import type { ChoiceValue, DocumentCell, NotebookDocument, OwnCell } from './types';

/** A change of a cell's own contents; its id and kind stay. */
export type CellChange<T extends DocumentCell = OwnCell> = T extends DocumentCell
  ? Partial<Omit<T, 'id' | 'kind' | 'hidden'>>
  : never;

const place = (document: NotebookDocument, id: string) =>
  document.cells.findIndex((cell) => cell.id === id);

function withCells(document: NotebookDocument, cells: readonly DocumentCell[]): NotebookDocument {
  return { ...document, cells };
}

/** An empty cell of the reader's own, unlike any of the document. */
export function newCell(kind: OwnCell['kind'], cells: readonly DocumentCell[]): OwnCell {
  const base = { id: newId(kind, cells), hidden: false };
  switch (kind) {
    case 'text':
      return { ...base, kind, text: '' };
    case 'sql':
      return { ...base, kind, name: queryName('query', cells), sql: '' };
    case 'chart':
      return { ...base, kind, spec: FIRST_CHART };
  }
}

/** Puts a cell before the one now at `index`; its id must be new. */
export function addCell(
  document: NotebookDocument,
  cell: DocumentCell,
  index: number,
): NotebookDocument {
  return withCells(document, document.cells.toSpliced(index, 0, cell));
}

/** Puts a copy of a cell, with what was chosen in it, behind it. */
export function duplicateCell(document: NotebookDocument, id: string): NotebookDocument {
  const index = place(document, id);
  const cell = document.cells[index];
  if (!cell) return document;
  const fresh = copyId(id, document.cells);
  const copy: DocumentCell =
    cell.kind === 'sql'
      ? { ...cell, id: fresh, name: queryName(cell.name, document.cells) }
      : { ...cell, id: fresh };
  const chosen = document.choices[id];
  return {
    ...addCell(document, copy, index + 1),
    ...(chosen && { choices: { ...document.choices, [fresh]: chosen } }),
  };
}

/** Whether a cell came with the notebook: it can be hidden, but not lost. */
export function isOriginal(cell: DocumentCell): boolean {
  return cell.kind === 'built-in' && cell.id === cell.cell;
}

/** Takes a cell out, with what was chosen in it; one that came with the notebook is hidden. */
export function removeCell(document: NotebookDocument, id: string): NotebookDocument {
  const cell = document.cells[place(document, id)];
  if (!cell) return document;
  if (isOriginal(cell)) return hideCell(document, id, true);
  const { [id]: _, ...choices } = document.choices;
  return { ...document, cells: document.cells.filter((other) => other !== cell), choices };
}

function changeCell(
  document: NotebookDocument,
  id: string,
  change: (cell: DocumentCell) => DocumentCell,
): NotebookDocument {
  const index = place(document, id);
  const cell = document.cells[index];
  if (!cell) return document;
  const next = change(cell);
  return next === cell ? document : withCells(document, document.cells.with(index, next));
}

export function hideCell(document: NotebookDocument, id: string, hidden: boolean) {
  return changeCell(document, id, (cell) => (cell.hidden === hidden ? cell : { ...cell, hidden }));
}

/** Changes what a cell of the reader's own holds. */
export function editCell(document: NotebookDocument, id: string, change: CellChange) {
  return changeCell(document, id, (cell) =>
    cell.kind === 'built-in' ? cell : ({ ...cell, ...change } as OwnCell),
  );
}

/** Moves a cell so that it stands before the one now at `index`, or last. */
export function moveCell(document: NotebookDocument, id: string, index: number): NotebookDocument {
  const from = place(document, id);
  const cell = document.cells[from];
  const to = index > from ? index - 1 : index;
  if (!cell || to === from || to < 0 || to >= document.cells.length) return document;
  return withCells(document, document.cells.toSpliced(from, 1).toSpliced(to, 0, cell));
}

export function rename(document: NotebookDocument, title: string): NotebookDocument {
  return title === document.title ? document : { ...document, title };
}

/** Keeps what was chosen in a cell. */
export function choose(
  document: NotebookDocument,
  cell: string,
  name: string,
  value: ChoiceValue,
): NotebookDocument {
  const chosen = document.choices[cell];
  if (chosen?.[name] === value) return document;
  return {
    ...document,
    choices: { ...document.choices, [cell]: { ...chosen, [name]: value } },
  };
}

/**
 * Shows all built-in cells again, in reading order; every other cell stays behind the one it
 * followed.
 */
export function restoreCells(
  document: NotebookDocument,
  builtIn: readonly string[],
): NotebookDocument {
  const followers = new Map<string | null, DocumentCell[]>();
  let leader: string | null = null;
  for (const cell of document.cells) {
    if (isOriginal(cell) && builtIn.includes(cell.id)) leader = cell.id;
    else followers.set(leader, [...(followers.get(leader) ?? []), cell]);
  }
  const cells = builtIn.flatMap((id) => [builtInCell(id), ...(followers.get(id) ?? [])]);
  return withCells(document, [...(followers.get(null) ?? []), ...cells]);
}

/** Adds the built-in cells that a notebook made by another version does not know, each in place. */
export function withBuiltIn(
  document: NotebookDocument,
  builtIn: readonly string[],
): NotebookDocument {
  return builtIn.reduce((known, id, index) => {
    if (place(known, id) >= 0) return known;
    const before = builtIn[index - 1];
    return addCell(known, builtInCell(id), before === undefined ? 0 : place(known, before) + 1);
  }, document);
}
