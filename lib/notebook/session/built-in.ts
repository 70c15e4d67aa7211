import type { Role } from '@/lib/ingest/types';
import { UrlFile } from './url-file';
import type { NamedFile } from './url-sources';

/** Contents of `data/manifest.json`: the built-in data, or the results that a site publishes. */
export interface Manifest {
  readonly title: string;
  readonly synthetic: boolean;
  /** Path of the paper's tables as JSON, relative to the manifest; absent where there are none. */
  readonly published?: string;
  /** Path of the report on how closely the synthetic files match them, likewise. */
  readonly fidelity?: string;
  /** Paths of results files, likewise, where a site publishes results. */
  readonly results?: readonly string[];
  /** Path of the notebook that a site opens, likewise. */
  readonly notebook?: string | null;
  readonly files: readonly {
    readonly path: string;
    readonly role: Role;
    readonly task: string | null;
    readonly team: string | null;
    readonly bytes: number;
  }[];
}

const fetched = new Map<string, Promise<Manifest | null>>();

/** Fetches the list of built-in files, once; null where the notebook is served without any. */
export function fetchManifest(base: URL): Promise<Manifest | null> {
  const known = fetched.get(base.href);
  if (known) return known;
  const fetching = fetch(new URL('manifest.json', base)).then(async (response) =>
    response.ok ? ((await response.json()) as Manifest) : null,
  );
  fetched.set(base.href, fetching);
  fetching.catch(() => fetched.delete(base.href));
  return fetching;
}

/** The results files that a site publishes. */
export function publishedResults({ results = [] }: Manifest, base: URL): NamedFile[] {
  return results.map((path) => ({
    file: new UrlFile(new URL(path, base)),
    choices: { overrides: {} },
  }));
}

/** The text of the notebook that a site opens; null where it opens none. */
export async function fetchPublishedNotebook(base: URL): Promise<string | null> {
  const manifest = await fetchManifest(base);
  if (!manifest?.notebook) return null;
  const response = await fetch(new URL(manifest.notebook, base));
  if (!response.ok) throw new Error(`${manifest.notebook}: the server answered ${response.status}`);
  return response.text();
}

/** The built-in files, with what the manifest says of each. */
export function builtInFiles(manifest: Manifest, base: URL): NamedFile[] {
  const { synthetic } = manifest;
  return manifest.files.map(({ path, role, task, team, bytes }) => ({
    file: new UrlFile(new URL(path, base), bytes),
    choices: {
      overrides: { role },
      ...(role === 'labels' && task && { task: synthetic ? `${task} (synthetic)` : task }),
      ...(team && { team }),
    },
  }));
}
