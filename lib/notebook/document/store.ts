import { createStore } from 'zustand/vanilla';
import { selectionStore } from '../selection';
import { settingsStore } from '../settings';
import { uncertaintySettings } from '../uncertainty/store';
import { beginHistory, type History, record, redo, undo } from './history';
import { initialDocument } from './initial';
import type { NotebookDocument } from './types';

/** The document looked at, and its history. Settings and selection are kept in step with it. */
export const documentStore = createStore<History>(() => beginHistory(initialDocument([])));

export function currentDocument(): NotebookDocument {
  return documentStore.getState().present;
}

function show(history: History): void {
  documentStore.setState(history, true);
  const { settings, uncertainty, selection } = history.present;
  if (settingsStore.getState() !== settings) settingsStore.setState(settings, true);
  if (uncertaintySettings.getState() !== uncertainty) {
    uncertaintySettings.setState(uncertainty, true);
  }
  if (selectionStore.getState() !== selection) selectionStore.setState(selection, true);
}

/** Changes the document; the change can be taken back. */
export function changeDocument(change: (document: NotebookDocument) => NotebookDocument): void {
  const history = documentStore.getState();
  const next = change(history.present);
  if (next !== history.present) show(record(history, next, performance.now()));
}

/** Shows another document, without a way back to the one before. */
export function showDocument(document: NotebookDocument): void {
  const { present, opened } = documentStore.getState();
  show(beginHistory(document, document === present ? opened : opened + 1));
}

export function undoChange(): void {
  show(undo(documentStore.getState()));
}

export function redoChange(): void {
  show(redo(documentStore.getState()));
}

settingsStore.subscribe((settings) =>
  changeDocument((now) => (now.settings === settings ? now : { ...now, settings })),
);
uncertaintySettings.subscribe((uncertainty) =>
  changeDocument((now) => (now.uncertainty === uncertainty ? now : { ...now, uncertainty })),
);
selectionStore.subscribe((selection) =>
  changeDocument((now) => (now.selection === selection ? now : { ...now, selection })),
);
