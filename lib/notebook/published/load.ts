import type { FidelityRow } from '@/lib/challenge/fidelity';
import type { PublishedTables } from '@/lib/challenge/published';
import type { Manifest } from '../session/built-in';
import { changePublished } from './store';

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
export async function loadPublished(manifest: Manifest, base: URL): Promise<PublishedTables> {
  const tables = await fetchJson<PublishedTables>(manifest.published, base);
  changePublished({ tables });
  return tables;
}

/**
 * Fetches the report on how near the synthetic twin comes to them, and shows it.
 *
 * @throws Error naming the file that could not be fetched
 */
export async function loadFidelity(manifest: Manifest, base: URL): Promise<FidelityRow[]> {
  const fidelity = await fetchJson<FidelityRow[]>(manifest.fidelity, base);
  changePublished({ fidelity });
  return fidelity;
}
