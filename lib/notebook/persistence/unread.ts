import type { SourceEntry } from '../session/types';
import { UrlFile } from '../session/url-file';
import type { Workspace } from '../session/workspace';
import type { Keeper } from './keeper';

const KEY = 'longtail-notebook unread';
/** Names that are told; more are counted. */
const MOST = 3;

function before(): readonly string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function note(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // Denied or full: then it is not told.
  }
}

/** The reader's files of which nothing is remembered yet, since they are still being read. */
export function unreadFiles(
  sources: readonly SourceEntry[],
  remembered: readonly { readonly name: string }[],
): readonly string[] {
  const known = new Set(remembered.map(({ name }) => name));
  return sources
    .filter(({ origin, loaded, file }) => origin === 'own' && !loaded && !(file instanceof UrlFile))
    .filter(({ status }) => status.kind === 'queued' || status.kind === 'working')
    .flatMap(({ file }) => (known.has(file.name) ? [] : [file.name]));
}

export function unreadText(names: readonly string[]): string {
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  const isOne = names.length === 1;
  return `${names.slice(0, MOST).join(', ')}${more} ${isOne ? 'was' : 'were'} still being read when this page was left. Open ${isOne ? 'it' : 'them'} again.`;
}

/** Tells of files whose reading a reload cut off, and notes those that another would. */
export function followUnread(
  workspace: Workspace,
  keeper: Keeper,
  tell: (text: string) => void,
): () => void {
  const cutOff = before();
  if (cutOff.length > 0) tell(unreadText(cutOff));
  let noted = JSON.stringify(cutOff);
  const follow = () => {
    const text = JSON.stringify(unreadFiles(workspace.state.sources, keeper.state.files));
    if (text === noted) return;
    noted = text;
    note(text);
  };
  follow();
  return workspace.store.subscribe(follow);
}
