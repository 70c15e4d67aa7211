import { builtInCell, firstChart } from './initial';
import type { ChoiceValue, DocumentCell, NotebookDocument, UserCell } from './types';

/** A change of a cell's contents; id and kind cannot change. */
export type CellChange<T extends DocumentCell = UserCell> = T extends DocumentCell
  ? Partial<Omit<T, 'id' | 'kind' | 'hidden'>>
  : never;

const place = (document: NotebookDocument, id: string) =>
  document.cells.findIndex((cell) => cell.id === id);

function withCells(document: NotebookDocument, cells: readonly DocumentCell[]): NotebookDocument {
  return { ...document, cells };
}

/** `wanted` with the first number, from `first` on, for which the name is not taken. */
function numbered(
  wanted: string,
  taken: ReadonlySet<string>,
  separator: string,
  first: number,
): string {
  for (let n = first; ; n++) {
    const name = `${wanted}${separator}${n}`;
    if (!taken.has(name)) return name;
  }
}

const withoutNumber = (name: string) => name.replace(/[-_]\d+$/, '');

const idsOf = (cells: readonly DocumentCell[]) => new Set(cells.map((cell) => cell.id));

/** Id of a new user cell, e.g. `text-2`. */
function newId(kind: UserCell['kind'], cells: readonly DocumentCell[]): string {
  return numbered(kind === 'sql' ? 'query' : kind, idsOf(cells), '-', 1);
}

/** Id of a copy, e.g. `bands-2` of `bands`. */
function copyId(id: string, cells: readonly DocumentCell[]): string {
  return numbered(withoutNumber(id), idsOf(cells), '-', 2);
}

/** A name that no query has, regardless of case, e.g. `query_3`. */
function queryName(wanted: string, cells: readonly DocumentCell[]): string {
  const taken = new Set(
    cells.flatMap((cell) => (cell.kind === 'sql' ? [cell.name.toLowerCase()] : [])),
  );
  const base = withoutNumber(wanted.toLowerCase());
  return numbered(base, taken, '_', 1);
}

/**
 * An empty user cell with a new id.
 *
 * @param source the table of a chart
 */
export function newCell(
  kind: UserCell['kind'],
  cells: readonly DocumentCell[],
  source?: string,
): UserCell {
  const base = { id: newId(kind, cells), hidden: false };
  switch (kind) {
    case 'text':
      return { ...base, kind, text: '' };
    case 'sql':
      return { ...base, kind, name: queryName('query', cells), sql: '' };
    case 'chart':
      return { ...base, kind, spec: firstChart(source) };
  }
}

/** Inserts a cell before the one at `index`. Its id must be new. */
export function addCell(
  document: NotebookDocument,
  cell: DocumentCell,
  index: number,
): NotebookDocument {
  return withCells(document, document.cells.toSpliced(index, 0, cell));
}

/** Inserts a copy of a cell, with the choices made in it, after it. */
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

/** Whether a cell came with the notebook: it can be hidden, but not removed. */
export function isOriginal(cell: DocumentCell): boolean {
  return cell.kind === 'built-in' && cell.id === cell.cell;
}

/** Removes a cell and the choices made in it; one that came with the notebook is hidden. */
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

/** Changes the contents of a user cell. */
export function editCell(document: NotebookDocument, id: string, change: CellChange) {
  return changeCell(document, id, (cell) =>
    cell.kind === 'built-in' ? cell : ({ ...cell, ...change } as UserCell),
  );
}

/** Moves a cell before the one at `index`, or to the end. */
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

/** Saves a choice made in a cell. */
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
 * Shows all built-in cells again, in reading order. Each user cell stays behind the built-in cell
 * that it followed.
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

/** Adds the built-in cells that a notebook of another version lacks, each in its place. */
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
