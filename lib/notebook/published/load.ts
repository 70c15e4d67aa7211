import type { Challenge } from '@/lib/challenge/challenge';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { type PublishedTables, tablesDeclared } from '@/lib/challenge/published';
import type { Session } from '../session/session';
import type { PublishedState } from '../session/types';

export function changePublished(
  { store }: Pick<Session, 'store'>,
  change: Partial<PublishedState>,
): void {
  store.setState(({ published }) => ({ published: { ...published, ...change } }));
}

async function fetchJson<T>(path: string, base: URL): Promise<T> {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  return (await response.json()) as T;
}

/**
 * Fetches the published tables, and shows them.
 *
 * @param path relative to `base`
 * @throws Error naming the file that could not be fetched
 */
export async function loadPublished(
  session: Pick<Session, 'store'>,
  path: string,
  base: URL,
): Promise<PublishedTables> {
  const tables = await fetchJson<PublishedTables>(path, base);
  const { challenge } = session.store.getState().published;
  changePublished(session, { builtIn: tables, ...(challenge === null && { tables }) });
  return tables;
}

/** Shows the published tables of a description, or those of the notebook where it brings none. */
export function followPublished(
  session: Pick<Session, 'store'>,
  challenge: Challenge | null,
): void {
  const declared = challenge?.publishedTables;
  const { builtIn } = session.store.getState().published;
  changePublished(session, {
    challenge: declared ? challenge : null,
    tables: declared ? tablesDeclared(declared) : builtIn,
  });
}

/**
 * Fetches the report on how closely the synthetic twin matches them, and shows it.
 *
 * @param path relative to `base`
 * @throws Error naming the file that could not be fetched
 */
export async function loadFidelity(
  session: Pick<Session, 'store'>,
  path: string,
  base: URL,
): Promise<FidelityRow[]> {
  const fidelity = await fetchJson<FidelityRow[]>(path, base);
  changePublished(session, { fidelity });
  return fidelity;
}
