'use client';

import { useEffect, useState } from 'react';
import { loadPublished } from '@/lib/notebook/published/load';
import { registerPublished } from '@/lib/notebook/published/register';
import { changePublished, publishedStore } from '@/lib/notebook/published/store';
import { builtInFiles, fetchManifest, type Manifest } from '@/lib/notebook/workspace/built-in';
import { openWorkspace } from '@/lib/notebook/workspace/open';
import { filesInUrl } from '@/lib/notebook/workspace/url-sources';
import type { Workspace } from '@/lib/notebook/workspace/workspace';

const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Shows the published tables as soon as they are here; the database learns of them when it is. */
async function openPublished(workspace: Workspace, manifest: Manifest, base: URL): Promise<void> {
  const tables = await loadPublished(manifest, base);
  const { fidelity } = publishedStore.getState();
  await workspace.withDatabase((db) => registerPublished(db, tables, fidelity));
}

/** Opens the published results, and with them what the address names, else the synthetic twin. */
async function openFirstFiles(workspace: Workspace): Promise<void> {
  const report = (error: unknown) => workspace.report(error);
  try {
    const base = new URL(`${BASE_PATH}/data/`, window.location.origin);
    const named = filesInUrl(new URL(window.location.href));
    if (named) changePublished({ chosen: false });
    const manifest = await fetchManifest(base);
    if (manifest) openPublished(workspace, manifest, base).catch(report);
    // Whatever is opened will want the database: let it load while the first files are fetched.
    workspace.database().catch(report);
    if (named) await workspace.add(named, 'own');
    else if (manifest) await workspace.add(builtInFiles(manifest, base), 'built-in');
  } catch (error) {
    report(error);
  }
}

/** The one workspace of the page. */
export function useBrowserWorkspace(): Workspace {
  const [workspace] = useState(openWorkspace);
  useEffect(() => {
    if (workspace.state.sources.length === 0 && !workspace.state.busy) {
      void openFirstFiles(workspace);
    }
  }, [workspace]);
  return workspace;
}
