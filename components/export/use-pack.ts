'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useWorkspace } from '@/components/hooks/context';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { currentDocument } from '@/lib/notebook/document/store';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { settingsStore } from '@/lib/notebook/settings';
import { runStore, uncertaintySettings } from '@/lib/notebook/uncertainty/store';
import { allExportables } from './exportables';
import { useExportOptions } from './options';
import { withAllCells } from './out-of-sight';

/** How far a pack is. */
export type Packing =
  | { readonly kind: 'idle' }
  /** Cells of the reader's own are brought up to date. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'working'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly said: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: string };

/** Makes a pack of the document as it stands, and has the browser save it. */
export function usePack() {
  const workspace = useWorkspace();
  const options = useExportOptions();
  const [packing, setPacking] = useState<Packing>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const pack = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const title = currentDocument().title.trim() || 'Longtail Notebook';
    setPacking({ kind: 'preparing' });
    try {
      const [{ makePack }, facts] = await Promise.all([
        import('./make-pack'),
        import('./pack-facts'),
      ]);
      const blob = await withAllCells(signal, (lacking) =>
        makePack({
          title,
          items: allExportables(),
          options,
          facts: {
            inputs: facts.packInputs(workspace.state),
            settings: [
              ...facts.packSettings(settingsStore.getState()),
              ...facts.packResampling(
                evaluationsOf(workspace.state).map(({ task }) => task),
                runStore.getState().runs,
                uncertaintySettings.getState(),
              ),
            ],
            versions: facts.packVersions(),
            lacking: lacking.map(({ title: cell, lacking: why }) => [cell, why ?? '']),
          },
          date: new Date(),
          signal,
          onProgress: (done, of) => setPacking({ kind: 'working', done, of }),
        }),
      );
      const name = `${fileName(title)}.zip`;
      saveFile(name, blob, 'application/zip');
      const kilobytes = Math.ceil(blob.size / 1000);
      setPacking({ kind: 'done', said: `Saved ${name}, ${kilobytes} kB.` });
    } catch (error) {
      if (signal.aborted) setPacking({ kind: 'cancelled' });
      else setPacking({ kind: 'failed', why: error instanceof Error ? error.message : `${error}` });
    }
  }, [options, workspace]);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { packing, pack, cancel };
}
