'use client';

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import type { AutosaveState } from '@/lib/notebook/persistence/autosave-state';
import type { FileFolder } from '@/lib/notebook/persistence/file-folder';
import type { NotebookList } from '@/lib/notebook/persistence/notebook-list';

/** Saves the open notebook, lists all notebooks saved in this browser, and stores their files. */
export interface NotebookStorage {
  readonly autosave: NotebookAutosave;
  readonly list: NotebookList;
  readonly folder: FileFolder;
}

export const StorageContext = createContext<NotebookStorage | null>(null);

export function useNotebookStorage(): NotebookStorage {
  const storage = useContext(StorageContext);
  if (!storage) throw new Error('useNotebookStorage must be called inside a notebook');
  return storage;
}

export function useAutosaveState<T>(select: (state: AutosaveState) => T): T {
  return useStore(useNotebookStorage().autosave.store, select);
}
