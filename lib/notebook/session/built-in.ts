import type { Role } from '@/lib/ingest/types';
import type { Session } from './session';
import type { NamedFile, OfferedReplicates, SessionState } from './types';
import { UrlFile } from './url-file';

/** Contents of `data/manifest.json`: the built-in data, or the results that a site publishes. */
export interface Manifest {
  readonly title: string;
  readonly synthetic: boolean;
  /** Path of the paper's tables as JSON, relative to the manifest; absent where there are none. */
  readonly published?: string;
  /** Path of the report on how closely the synthetic files match them, likewise. */
  readonly fidelity?: string;
  /** Paths of results files, likewise: those of the files below, or those that a site publishes. */
  readonly results?: readonly string[];
  /** Results files with replicates of the tasks, likewise: fetched when a reader asks for them. */
  readonly replicates?: readonly {
    readonly task: string;
    readonly path: string;
    readonly bytes: number;
  }[];
  /** Path of the notebook that a site opens, likewise. */
  readonly notebook?: string | null;
  /** Paths of a board as it is published, and of labels and a submission that join it, likewise. */
  readonly example?: {
    readonly results: string;
    readonly labels: string;
    readonly submission: string;
  };
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

/** The results files that come with the page. */
export function builtInResults({ results = [] }: Manifest, base: URL): NamedFile[] {
  return results.map((path) => ({
    file: new UrlFile(new URL(path, base)),
    choices: { overrides: {} },
  }));
}

/** The replicates of those results, by task. */
export function builtInReplicates(
  { replicates = [] }: Manifest,
  base: URL,
): readonly OfferedReplicates[] {
  return replicates.map(({ task, path, bytes }) => ({
    task,
    file: new UrlFile(new URL(path, base), bytes),
  }));
}

/** The replicates that are offered for a task of results; null where nothing is. */
export function offeredFor(
  { sources, offered }: Pick<SessionState, 'sources' | 'offered'>,
  taskId: string,
): OfferedReplicates | null {
  const entry = sources.find(({ id }) => id === taskId);
  if (!entry?.stored || entry.origin !== 'built-in') return null;
  const { name, resampling } = entry.stored.task;
  if (resampling) return null;
  return offered.find(({ task }) => task === name) ?? null;
}

/**
 * Whether what comes with the page are results that a site publishes: without files, and without a
 * report on synthetic ones.
 */
export const publishesResults = ({ files, fidelity }: Manifest) =>
  files.length === 0 && fidelity === undefined;

/** Requests files that will be read soon. */
export function fetchAhead(files: readonly NamedFile[]): void {
  for (const { file } of files) if (file instanceof UrlFile) file.fetchAhead();
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

/**
 * Shows results of the built-in files until the reader asks for the files themselves; resolves when
 * the results are shown.
 */
export function addBuiltIn(
  session: Session,
  results: readonly NamedFile[],
  files: readonly NamedFile[],
  offered: readonly OfferedReplicates[] = [],
): Promise<void> {
  if (results.length === 0) return session.add(files, 'built-in');
  session.store.setState({ unopened: files, offered });
  return session.add(results, 'built-in');
}

/** Opens the built-in files in the place of their results. */
export function openBuiltInFiles(session: Session): Promise<void> {
  const { sources, unopened } = session.state;
  if (unopened.length === 0) return session.idle();
  session.store.setState({ unopened: [], offered: [] });
  // A task of results goes with its submissions.
  const isWhole = ({ stored }: (typeof sources)[number]) => !stored?.submission;
  for (const entry of sources) {
    if (entry.origin === 'built-in' && isWhole(entry)) void session.remove(entry.id);
  }
  return session.add(unopened, 'built-in');
}
