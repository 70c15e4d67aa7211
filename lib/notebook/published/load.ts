import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import type { Manifest } from '../session/built-in';
import type { PublishedState } from '../session/types';
import type { Workspace } from '../session/workspace';

type Session = Pick<Workspace, 'store'>;

export function changePublished({ store }: Session, change: Partial<PublishedState>): void {
  store.setState(({ published }) => ({ published: { ...published, ...change } }));
}

async function fetchJson<T>(path: string, base: URL): Promise<T> {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  return (await response.json()) as T;
}

/**
 * Fetches the published tables the manifest names, and shows them.
 *
 * @throws Error naming the file that could not be fetched
 */
export async function loadPublished(
  session: Session,
  manifest: Manifest,
  base: URL,
): Promise<PublishedTables> {
  const tables = await fetchJson<PublishedTables>(manifest.published, base);
  changePublished(session, { tables });
  return tables;
}

/**
 * Fetches the report on how closely the synthetic twin matches them, and shows it.
 *
 * @throws Error naming the file that could not be fetched
 */
export async function loadFidelity(
  session: Session,
  manifest: Manifest,
  base: URL,
): Promise<FidelityRow[]> {
  const fidelity = await fetchJson<FidelityRow[]>(manifest.fidelity, base);
  changePublished(session, { fidelity });
  return fidelity;
}
