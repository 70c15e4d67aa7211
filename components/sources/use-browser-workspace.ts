'use client';

import { useEffect, useState } from 'react';
import { changePublished, loadFidelity, loadPublished } from '@/lib/notebook/published/load';
import { builtInFiles, fetchManifest, type Manifest } from '@/lib/notebook/session/built-in';
import { openWorkspace } from '@/lib/notebook/session/open';
import { filesInUrl } from '@/lib/notebook/session/url-sources';
import type { Workspace } from '@/lib/notebook/session/workspace';

const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Loads the published tables, then the report on the synthetic twin. */
async function openPublished(workspace: Workspace, manifest: Manifest, base: URL): Promise<void> {
  const report = (error: unknown) => workspace.report(error);
  try {
    await loadPublished(workspace, manifest, base);
    loadFidelity(workspace, manifest, base).catch(report);
  } catch (error) {
    report(error);
  }
}

/** Opens the published results and the files named in the address, or else the synthetic twin. */
async function openFirstFiles(workspace: Workspace): Promise<void> {
  try {
    const base = new URL(`${BASE_PATH}/data/`, window.location.origin);
    const named = filesInUrl(new URL(window.location.href));
    if (named) changePublished(workspace, { chosen: false });
    const manifest = await fetchManifest(base);
    const published = manifest && openPublished(workspace, manifest, base);
    if (named) await workspace.add(named, 'own');
    else if (manifest) {
      // Published results first: reading the twin takes longer.
      await published;
      await workspace.add(builtInFiles(manifest, base), 'built-in');
    }
  } catch (error) {
    workspace.report(error);
  }
}

/** The workspace of the page. */
export function useBrowserWorkspace(): Workspace {
  const [workspace] = useState(openWorkspace);
  useEffect(() => {
    if (workspace.state.sources.length === 0 && !workspace.state.busy) {
      void openFirstFiles(workspace);
    }
  }, [workspace]);
  return workspace;
}
