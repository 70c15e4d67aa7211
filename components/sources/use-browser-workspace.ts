'use client';

import { useEffect, useState } from 'react';
import { builtInFiles, fetchManifest } from '@/lib/notebook/workspace/built-in';
import { openWorkspace } from '@/lib/notebook/workspace/open';
import { filesInUrl } from '@/lib/notebook/workspace/url-sources';
import type { Workspace } from '@/lib/notebook/workspace/workspace';

const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Opens what the address names, else the built-in data. */
async function openFirstFiles(workspace: Workspace): Promise<void> {
  try {
    // Whatever is opened will want the database: let it load while the first files are fetched.
    workspace.database().catch((error: unknown) => workspace.report(error));
    const named = filesInUrl(new URL(window.location.href));
    if (named.length > 0) {
      await workspace.add(named, 'own');
      return;
    }
    const base = new URL(`${BASE_PATH}/data/`, window.location.origin);
    const manifest = await fetchManifest(base);
    if (manifest) await workspace.add(builtInFiles(manifest, base), 'built-in');
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
