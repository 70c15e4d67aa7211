import { createStore } from 'zustand/vanilla';
import type { Selection } from '../selection';
import type { NotebookSettings } from '../settings';
import type { UncertaintySettings } from '../uncertainty/settings';
import { beginHistory, type History, record, redo, undo } from './history';
import { initialDocument } from './initial';
import type { NotebookDocument } from './types';

/**
 * The open document and its history: the only store of cells, settings, choices and selection.
 * Read a part of it by `currentDocument()`, follow one by `subscribeDocument` or a hook.
 */
export const documentStore = createStore<History>(() => beginHistory(initialDocument([])));

export function currentDocument(): NotebookDocument {
  return documentStore.getState().present;
}

/**
 * Calls `listener` when `select` returns another object than before.
 * Returns a function that ends this.
 */
export function subscribeDocument<T>(
  select: (document: NotebookDocument) => T,
  listener: (now: T, before: T) => void,
): () => void {
  return documentStore.subscribe((history, previous) => {
    const now = select(history.present);
    const before = select(previous.present);
    if (!Object.is(now, before)) listener(now, before);
  });
}

/** Applies a change that undo can revert. A change that returns the same document is none. */
export function changeDocument(change: (document: NotebookDocument) => NotebookDocument): void {
  const history = documentStore.getState();
  const next = record(history, change(history.present), performance.now());
  if (next !== history) documentStore.setState(next, true);
}

/** Shows another document, without a way back to the one before. */
export function showDocument(document: NotebookDocument): void {
  const { present, opened } = documentStore.getState();
  documentStore.setState(beginHistory(document, document === present ? opened : opened + 1), true);
}

export function undoChange(): void {
  documentStore.setState(undo, true);
}

export function redoChange(): void {
  documentStore.setState(redo, true);
}

type Slice = 'settings' | 'uncertainty' | 'selection';

/** The document with some values of a slice changed; the same document where none is another. */
function withSlice<Name extends Slice>(
  document: NotebookDocument,
  name: Name,
  change: Partial<NotebookDocument[Name]>,
): NotebookDocument {
  const slice = document[name];
  const keys = Object.keys(change) as (keyof typeof change & keyof typeof slice)[];
  if (keys.every((key) => Object.is(slice[key], change[key]))) return document;
  return { ...document, [name]: { ...slice, ...change } };
}

export function changeSettings(change: Partial<NotebookSettings>): void {
  changeDocument((document) => withSlice(document, 'settings', change));
}

export function changeUncertainty(change: Partial<UncertaintySettings>): void {
  changeDocument((document) => withSlice(document, 'uncertainty', change));
}

export function changeSelection(change: Partial<Selection>): void {
  changeDocument((document) => withSlice(document, 'selection', change));
}
