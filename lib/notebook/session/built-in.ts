import type { Role } from '@/lib/ingest/types';
import { UrlFile } from './url-file';
import type { NamedFile } from './url-sources';

/** What `data/manifest.json` says of the built-in data. */
export interface Manifest {
  readonly title: string;
  readonly synthetic: boolean;
  readonly note: string;
  /** The paper's tables, as JSON; relative to the manifest, as is the next. */
  readonly published: string;
  /** How near the synthetic files come to them, as JSON. */
  readonly fidelity: string;
  readonly files: readonly {
    readonly path: string;
    readonly role: Role;
    readonly task: string | null;
    readonly team: string | null;
    readonly bytes: number;
  }[];
}

/** Fetches the list of built-in files; null where the notebook is served without any. */
export async function fetchManifest(base: URL): Promise<Manifest | null> {
  const response = await fetch(new URL('manifest.json', base));
  return response.ok ? ((await response.json()) as Manifest) : null;
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
