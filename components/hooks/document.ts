'use client';

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { choose } from '@/lib/notebook/document/operations';
import { changeDocument, currentDocument, documentStore } from '@/lib/notebook/document/store';
import type { ChoiceValue, DocumentCell, NotebookDocument } from '@/lib/notebook/document/types';
import type { Selection } from '@/lib/notebook/selection';

/** A part of the document. `select` must return an object of the document, not a new one. */
export function useDocument<T>(select: (document: NotebookDocument) => T): T {
  const read = () => select(currentDocument());
  return useSyncExternalStore(documentStore.subscribe, read, read);
}

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useDocument(({ selection }) => select(selection));
}

/**
 * The React key of a cell. A user cell has another key in each notebook, also with the same id, so
 * that its editor and its undo history are not those of the notebook before.
 */
export function useCellKey(): (cell: DocumentCell) => string {
  const opened = useStore(documentStore, (history) => history.opened);
  return ({ kind, id }) => (kind === 'built-in' ? id : `${opened} ${id}`);
}

/** Id of the document's cell that a component is rendered in; `notebook` outside of any. */
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
 * Like `useState`, for choices in a cell: saved with the notebook, shared, and undone with all other
 * changes. A saved value of another type is ignored.
 *
 * @param name unique among the choices of the cell
 */
export function useChoice<T extends ChoiceValue>(
  name: string,
  initial: T,
): [Widened<T>, (next: Widened<T>) => void] {
  const cell = useContext(CellIdContext);
  const saved = useDocument((document) => document.choices[cell]?.[name]);
  const set = useCallback(
    (next: Widened<T>) =>
      changeDocument((document) => choose(document, cell, name, next as ChoiceValue)),
    [cell, name],
  );
  const value = saved !== undefined && isLike(saved, initial) ? saved : initial;
  return [value as Widened<T>, set];
}

/** A choice among options. A saved value that is none of them is ignored. */
export function useOption<T extends string>(
  name: string,
  options: readonly { readonly value: T }[],
  initial: NoInfer<T>,
): [T, (next: T) => void] {
  const [saved, set] = useChoice(name, initial as string);
  return [options.find((option) => option.value === saved)?.value ?? initial, set];
}
