'use client';

import { useEffect, useState } from 'react';
import { loadFidelity, loadPublished } from '@/lib/notebook/published/load';
import { registerPublished } from '@/lib/notebook/published/register';
import { changePublished } from '@/lib/notebook/published/store';
import { builtInFiles, fetchManifest, type Manifest } from '@/lib/notebook/session/built-in';
import { openWorkspace } from '@/lib/notebook/session/open';
import { filesInUrl } from '@/lib/notebook/session/url-sources';
import type { Workspace } from '@/lib/notebook/session/workspace';

const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Shows the published tables, and goes on to what stands behind them. */
async function openPublished(workspace: Workspace, manifest: Manifest, base: URL): Promise<void> {
  const report = (error: unknown) => workspace.report(error);
  try {
    const tables = await loadPublished(manifest, base);
    const restOf = async () => {
      const fidelity = await loadFidelity(manifest, base).catch((error) => {
        report(error);
        return null;
      });
      // A database opened later takes them in by itself.
      await workspace.withOpenDatabase((db) => registerPublished(db, tables, fidelity));
    };
    restOf().catch(report);
  } catch (error) {
    report(error);
  }
}

/** Opens the published results, and with them what the address names, else the synthetic twin. */
async function openFirstFiles(workspace: Workspace): Promise<void> {
  try {
    const base = new URL(`${BASE_PATH}/data/`, window.location.origin);
    const named = filesInUrl(new URL(window.location.href));
    if (named) changePublished({ chosen: false });
    const manifest = await fetchManifest(base);
    const published = manifest && openPublished(workspace, manifest, base);
    if (named) await workspace.add(named, 'own');
    else if (manifest) {
      // What is printed is shown first: the database, which the twin's files need, is large.
      await published;
      await workspace.add(builtInFiles(manifest, base), 'built-in');
    }
  } catch (error) {
    workspace.report(error);
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
