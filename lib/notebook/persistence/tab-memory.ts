import type { Session } from '../session/session';
import type { SourceEntry } from '../session/types';
import { UrlFile } from '../session/url-file';
import type { NotebookAutosave } from './autosave';

/** What one tab remembers over a reload: its notebook, saved here or brought by a link. */
export interface TabMemory {
  readonly id?: string;
  readonly payload?: string;
}

/** Reads JSON of this tab's storage; undefined where there is none, or the browser denies it. */
function readItem(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

/** Writes to this tab's storage; where it is denied or full, nothing is remembered. */
function writeItem(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Denied or full.
  }
}

const NOTEBOOK = 'longtail-notebook';

/** Without it the address alone decides which notebook opens. */
export const tabMemory = {
  read(): TabMemory {
    const { id, payload } = Object(readItem(NOTEBOOK)) as Record<string, unknown>;
    return {
      ...(typeof id === 'string' && { id }),
      ...(typeof payload === 'string' && { payload }),
    };
  },
  write(memory: TabMemory): void {
    writeItem(NOTEBOOK, JSON.stringify(memory));
  },
};

const UNREAD = 'longtail-notebook unread';

/** Most names in the message; further files are counted. */
const MAX_NAMES = 3;

/** Names of the user's files that are still being read: the notebook has no hash of them yet. */
function unreadFiles(
  sources: readonly SourceEntry[],
  remembered: readonly { readonly name: string }[],
): readonly string[] {
  const known = new Set(remembered.map(({ name }) => name));
  return sources
    .filter(({ origin, loaded, file }) => origin === 'own' && !loaded && !(file instanceof UrlFile))
    .filter(({ status }) => status.kind === 'queued' || status.kind === 'working')
    .flatMap(({ file }) => (known.has(file.name) ? [] : [file.name]));
}

function unreadText(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  const isOne = names.length === 1;
  return `${names.slice(0, MAX_NAMES).join(', ')}${more} ${isOne ? 'was' : 'were'} still being read when this page was left. Open ${isOne ? 'it' : 'them'} again.`;
}

/**
 * Reports files that a reload interrupted while they were read, and remembers those that the next
 * reload would interrupt. Returns a function that stops this.
 */
export function followUnread(
  session: Session,
  autosave: NotebookAutosave,
  notify: (text: string) => void,
): () => void {
  const stored = readItem(UNREAD);
  const interrupted = Array.isArray(stored)
    ? stored.filter((name) => typeof name === 'string')
    : [];
  if (interrupted.length > 0) notify(unreadText(interrupted));
  let written = JSON.stringify(interrupted);
  const follow = () => {
    const text = JSON.stringify(unreadFiles(session.state.sources, autosave.state.files));
    if (text === written) return;
    written = text;
    writeItem(UNREAD, text);
  };
  follow();
  return session.store.subscribe(follow);
}
