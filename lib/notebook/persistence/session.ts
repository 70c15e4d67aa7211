import { currentDocument, documentStore } from '../document/store';
import type { NotebookDocument } from '../document/types';
import { asksToRun } from './asks-to-run';
import { readFragment, writeFragment } from './fragment';
import type { Keeper } from './keeper';
import type { NotebookList } from './notebook-list';
import { isRefusal } from './refusal';
import { stayAtCell } from './stay-at-cell';
import { tabMemory } from './tab-memory';

export interface SessionParts {
  readonly keeper: Keeper;
  readonly list: NotebookList;
  newNotebook(): NotebookDocument;
  report(error: unknown): void;
  /** Whether the page is only read, or one cell of it is shown elsewhere. */
  readonly mode: 'edit' | 'read' | 'embed';
  /** The one cell that is shown elsewhere. */
  readonly embedded?: string | undefined;
}

/** Opens the notebook of a link, if there is one, in the address or from before a reload. */
async function openLink(
  { keeper, mode }: SessionParts,
  payload: string,
  first = false,
): Promise<void> {
  const { fromPayload } = await import('./link');
  const document = fromPayload(payload);
  if (mode !== 'embed') tabMemory.write({ payload });
  await keeper.open(document, { held: asksToRun(document), off: mode !== 'edit', first });
}

/**
 * Opens the notebook changed last that has the cell embedded, where it is one of the reader's own;
 * a built-in cell is shown as a new notebook has it.
 */
async function openEmbedded(parts: SessionParts): Promise<boolean> {
  const { keeper, list, newNotebook, embedded } = parts;
  const has = ({ cells }: Pick<NotebookDocument, 'cells'>) =>
    cells.some(({ id }) => id === embedded);
  if (has(newNotebook())) return false;
  const kept = (await list.all()).find(({ saved }) => has(saved));
  return kept !== undefined && keeper.openKept(kept.id, { off: true, first: true });
}

/** Opens the notebook this tab had, else the one changed last. */
async function openLast(parts: SessionParts): Promise<boolean> {
  const { keeper, list, mode } = parts;
  if (mode === 'embed') return openEmbedded(parts);
  const { id } = tabMemory.read();
  const options = { off: mode !== 'edit', first: true };
  if (id !== undefined && (await keeper.openKept(id, options))) return true;
  const [last] = await list.all();
  return last !== undefined && keeper.openKept(last.id, options);
}

async function begin(parts: SessionParts): Promise<void> {
  const { keeper, newNotebook, report, mode } = parts;
  const { payload } = readFragment(window.location.hash);
  const known = payload ?? (mode === 'edit' ? tabMemory.read().payload : undefined);
  try {
    if (known !== undefined) {
      await openLink(parts, known, true);
      return;
    }
    if (await openLast(parts)) return;
  } catch (error) {
    tabMemory.write({});
    if (isRefusal(error)) keeper.refused(error);
    else report(error);
  }
  // What the reader did before this browser answered is of the new notebook already.
  const begun = documentStore.getState().past.length > 0;
  const shown = begun ? currentDocument() : newNotebook();
  await keeper.open(shown, { off: mode !== 'edit', first: true });
  if (begun) await keeper.keepNow();
}

/** Makes the address and the tab stand for another notebook than that of a link. */
export function leaveLink(id?: string): void {
  tabMemory.write(id === undefined ? {} : { id });
  const { cell, payload } = readFragment(window.location.hash);
  if (payload === null) return;
  const { pathname, search } = window.location;
  const fragment = writeFragment({ cell, payload: null });
  window.history.replaceState(window.history.state, '', `${pathname}${search}${fragment}`);
}

/** Whether the page was come to by its address, not reloaded or returned to. */
function isFresh(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return !(entry instanceof PerformanceNavigationTiming) || entry.type === 'navigate';
}

/** Opens the notebook of the page and keeps it, until the returned function is called. */
export function startSession(parts: SessionParts): () => void {
  const { keeper, report } = parts;
  const followed = keeper.follow();
  const ended = new AbortController();
  const { signal } = ended;
  const flush = () => void keeper.flush();
  const followAddress = () => {
    const { cell, payload } = readFragment(window.location.hash);
    if (payload === null) return;
    if (cell !== null) stayAtCell(cell);
    openLink(parts, payload).catch(report);
  };
  window.addEventListener('pagehide', flush, { signal });
  window.addEventListener('hashchange', followAddress, { signal });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && flush(),
    { signal },
  );
  const forget = keeper.store.subscribe(({ id, status }, before) => {
    if (id !== null && id !== before.id && status !== 'off') leaveLink(id);
  });
  const { cell } = readFragment(window.location.hash);
  if (cell !== null && parts.mode !== 'embed' && isFresh()) stayAtCell(cell);
  void begin(parts);
  return () => {
    ended.abort();
    forget();
    followed();
  };
}
