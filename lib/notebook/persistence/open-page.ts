import { currentDocument, documentStore } from '../document/store';
import type { NotebookDocument } from '../document/types';
import { runsQueries } from '../document/user-cells';
import type { ViewMode } from '../ephemeral';
import type { NotebookAutosave } from './autosave';
import { readFragment, writeFragment } from './fragment';
import { isStorageError } from './notebook-database';
import type { NotebookList } from './notebook-list';
import { documentOf } from './saved';
import { tabMemory } from './tab-memory';

export interface PageParts {
  readonly autosave: NotebookAutosave;
  readonly list: NotebookList;
  newNotebook(): NotebookDocument;
  /** Whether the address names a results file: its notebook opens, not the last one. */
  readonly namesResults: boolean;
  /** Text of the notebook that the site opens; null where it opens none. */
  publishedNotebook(): Promise<string | null>;
  report(error: unknown): void;
  readonly view: ViewMode;
}

/** Milliseconds in which content rendered above a cell may still push it away. */
const STAY_FOR = 8000;

/**
 * Scrolls to the cell that the address names and stays there while the page is rendered, until the
 * reader does anything. Browsers scroll once only, and not if the fragment holds a notebook too.
 */
function stayAtCell(id: string): void {
  const go = () => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
  const observer = new ResizeObserver(go);
  const over = new AbortController();
  const stop = () => {
    observer.disconnect();
    over.abort();
  };
  for (const type of ['wheel', 'pointerdown', 'touchstart', 'keydown', 'hashchange']) {
    window.addEventListener(type, stop, { signal: over.signal, passive: true });
  }
  setTimeout(stop, STAY_FOR);
  observer.observe(document.body);
}

/** Opens the notebook of a link. Its queries wait for the reader's consent. */
async function openLink({ autosave, view }: PageParts, payload: string, first = false) {
  const { fromPayload } = await import('./link');
  const saved = fromPayload(payload);
  const document = documentOf(saved);
  if (view.kind !== 'embed') tabMemory.write({ payload });
  const untrusted = runsQueries(document);
  const { files } = saved;
  await autosave.open(document, { untrusted, files, off: view.kind !== 'edit', first });
}

/**
 * Opens the notebook of the embedded cell. For a user cell, the most recently changed notebook that
 * has it; for a built-in cell, a new notebook.
 */
async function openEmbedded(parts: PageParts, cell: string): Promise<boolean> {
  const { autosave, list, newNotebook } = parts;
  const has = ({ cells }: Pick<NotebookDocument, 'cells'>) => cells.some(({ id }) => id === cell);
  if (has(newNotebook())) return false;
  const stored = (await list.all()).find(({ saved }) => has(saved));
  return stored !== undefined && autosave.openStored(stored.id, { off: true, first: true });
}

/** Opens the notebook that this tab had, else the most recently changed one. */
async function openLast(parts: PageParts): Promise<boolean> {
  const { autosave, list, namesResults, view } = parts;
  if (view.kind === 'embed') return openEmbedded(parts, view.cell);
  const { id } = tabMemory.read();
  const options = { off: view.kind !== 'edit', first: true };
  if (id !== undefined && (await autosave.openStored(id, options))) return true;
  if (namesResults) return false;
  const [last] = await list.all();
  return last !== undefined && autosave.openStored(last.id, options);
}

/** Opens the notebook that the site publishes, if there is one. */
async function openPublished({ autosave, publishedNotebook, view }: PageParts): Promise<boolean> {
  const text = await publishedNotebook();
  if (text === null) return false;
  const { readNotebook } = await import('./read-notebook');
  const document = documentOf(readNotebook(text, 'The notebook of this site'));
  await autosave.open(document, { off: view.kind !== 'edit', first: true });
  return true;
}

async function openFirst(parts: PageParts): Promise<void> {
  const { autosave, newNotebook, report, view } = parts;
  const { payload } = readFragment(window.location.hash);
  const known = payload ?? (view.kind === 'edit' ? tabMemory.read().payload : undefined);
  try {
    if (known !== undefined) {
      await openLink(parts, known, true);
      return;
    }
    if (await openLast(parts)) return;
    if (await openPublished(parts)) return;
  } catch (error) {
    tabMemory.write({});
    if (isStorageError(error)) autosave.refused(error);
    else report(error);
  }
  // What the reader did while storage was being read belongs to the new notebook.
  const begun = documentStore.getState().past.length > 0;
  const shown = begun ? currentDocument() : newNotebook();
  await autosave.open(shown, { off: view.kind !== 'edit', first: true });
  if (begun) await autosave.saveNow();
}

/** Removes the notebook of a link from the address; a reload then opens the one given, if any. */
export function leaveLink(id?: string): void {
  tabMemory.write(id === undefined ? {} : { id });
  const { cell, payload } = readFragment(window.location.hash);
  if (payload === null) return;
  const { pathname, search } = window.location;
  const fragment = writeFragment({ cell, payload: null });
  window.history.replaceState(window.history.state, '', `${pathname}${search}${fragment}`);
}

/** Whether the page was opened by its address, not reloaded or returned to. */
function isFresh(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return !(entry instanceof PerformanceNavigationTiming) || entry.type === 'navigate';
}

/** Opens the notebook of the page and saves its changes, until the returned function is called. */
export function openPage(parts: PageParts): () => void {
  const { autosave, report, view } = parts;
  const unfollow = autosave.follow();
  const ended = new AbortController();
  const { signal } = ended;
  const flush = () => void autosave.flush();
  const followAddress = () => {
    const { cell, payload } = readFragment(window.location.hash);
    if (cell !== null) stayAtCell(cell);
    if (payload === null) return;
    openLink(parts, payload).catch(report);
  };
  window.addEventListener('pagehide', flush, { signal });
  window.addEventListener('hashchange', followAddress, { signal });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && flush(),
    { signal },
  );
  const unsubscribe = autosave.store.subscribe(({ id, status }, before) => {
    if (id !== null && id !== before.id && status !== 'off') leaveLink(id);
  });
  const { cell } = readFragment(window.location.hash);
  if (cell !== null && view.kind !== 'embed' && isFresh()) stayAtCell(cell);
  void openFirst(parts);
  return () => {
    ended.abort();
    unsubscribe();
    unfollow();
  };
}
