'use client';

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { heldStore } from '@/lib/notebook/document/held';
import { choose } from '@/lib/notebook/document/operations';
import { changeDocument, currentDocument, documentStore } from '@/lib/notebook/document/store';
import type { ChoiceValue, DocumentCell, NotebookDocument } from '@/lib/notebook/document/types';

/** What `select` takes of the document; it must be of the document itself, not made anew. */
export function useDocument<T>(select: (document: NotebookDocument) => T): T {
  const read = () => select(currentDocument());
  return useSyncExternalStore(documentStore.subscribe, read, read);
}

/**
 * A cell's key on the page. One of the reader's own is another in every notebook, also under the
 * same id: its editor, and what that would take back, are not handed on.
 */
export function useCellKey(): (cell: DocumentCell) => string {
  const opened = useStore(documentStore, (history) => history.opened);
  return ({ kind, id }) => (kind === 'built-in' ? id : `${opened} ${id}`);
}

/**
 * Whether queries wait for the reader, because the notebook came from elsewhere. While it is true
 * no query of the document may run, and no chart may read one.
 */
export function useHeld(): boolean {
  return useStore(heldStore, (state) => state.held);
}

/** Id of the document's cell that something is drawn in; outside of any, the notebook's own. */
export const CellIdContext = createContext('notebook');

type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : readonly string[];

const isLike = (value: ChoiceValue, initial: ChoiceValue) =>
  typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial);

/**
 * Like `useState`, for what the reader chooses in a cell: kept with the notebook, shared, and taken
 * back with all else. A kept value of another type counts as none.
 *
 * @param name unlike that of any other choice of the cell
 */
export function useChoice<T extends ChoiceValue>(
  name: string,
  initial: T,
): [Widened<T>, (next: Widened<T>) => void] {
  const cell = useContext(CellIdContext);
  const kept = useDocument((document) => document.choices[cell]?.[name]);
  const set = useCallback(
    (next: Widened<T>) =>
      changeDocument((document) => choose(document, cell, name, next as ChoiceValue)),
    [cell, name],
  );
  const value = kept !== undefined && isLike(kept, initial) ? kept : initial;
  return [value as Widened<T>, set];
}

/** A choice among a few; a kept value that is none of them counts as none. */
export function useOption<T extends string>(
  name: string,
  options: readonly { readonly value: T }[],
  initial: NoInfer<T>,
): [T, (next: T) => void] {
  const [kept, set] = useChoice(name, initial as string);
  return [options.find((option) => option.value === kept)?.value ?? initial, set];
}
