import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltInFile {
  /** Relative to the manifest. */
  readonly path: string;
  readonly role: 'labels' | 'predictions' | 'counts' | 'metadata';
  readonly task: string | null;
  readonly team: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

/** A board as it is published, and files that join it: paths relative to the manifest. */
export interface Example {
  /** A results file. */
  readonly results: string;
  /** Labels of its task, and the submission of a team that is not on it. */
  readonly labels: string;
  readonly submission: string;
}

/** A results file with the replicates of one task, which is fetched when a reader asks for them. */
export interface DrawnReplicates {
  /** Name of the task in the results. */
  readonly task: string;
  readonly path: string;
  readonly bytes: number;
}

/** What a folder of built-in data holds. Written last: a folder without it is unfinished. */
export interface Manifest {
  /** Names generator, size and seed: the same stamp, the same files. */
  readonly stamp: string;
  readonly title: string;
  readonly synthetic: true;
  readonly note: string;
  /** Target against measured figures: `FidelityRow[]` as JSON. */
  readonly fidelity: string;
  /** The paper's tables: `PublishedTables` as JSON. */
  readonly published: string;
  /** Results files of the files below. */
  readonly results: readonly string[];
  readonly replicates: readonly DrawnReplicates[];
  /** Absent while the results are not made. */
  readonly example?: Example;
  /** Names the files and the code that the results were computed by. */
  readonly resultsStamp: string;
  readonly files: readonly BuiltInFile[];
}

export const MANIFEST = 'manifest.json';

function readManifest(folder: string): Manifest | null {
  const path = join(folder, MANIFEST);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
}

/** Removes the manifest and the files it names, and nothing else. */
export function removeBuiltIn(folder: string): void {
  const manifest = readManifest(folder);
  if (!manifest) return;
  rmSync(join(folder, MANIFEST));
  const parts = [...manifest.files, ...(manifest.replicates ?? [])];
  const paths = [...parts.map(({ path }) => path), ...(manifest.results ?? [])];
  if (manifest.example) paths.push(manifest.example.results);
  for (const path of paths) rmSync(join(folder, path), { force: true });
}

/** The manifest of a folder that holds, in full, the files of this stamp; null for any other. */
export function manifestIfComplete(folder: string, stamp: string): Manifest | null {
  const manifest = readManifest(folder);
  if (manifest?.stamp !== stamp) return null;
  const others = [manifest.fidelity, manifest.published];
  const isThere = (path: string) => existsSync(join(folder, path));
  const complete =
    others.every(isThere) &&
    manifest.files.every(
      ({ path, bytes }) => isThere(path) && statSync(join(folder, path)).size === bytes,
    );
  return complete ? manifest : null;
}
