'use client';

import { Package } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { currentDocument } from '@/lib/notebook/document/store';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { withAllCells } from './all-cells';
import { useExportOptions } from './export-options';
import { allExportables } from './exportables';

/** The state of a pack. */
export type Packing =
  | { readonly kind: 'idle' }
  /** Cells are brought up to date. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'working'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** Makes a pack of the document and saves it. */
function usePack() {
  const session = useSession();
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
      const blob = await withAllCells(signal, (missing) =>
        makePack({
          title,
          items: allExportables(),
          options,
          facts: {
            inputs: facts.packInputs(session.state),
            settings: [
              ...facts.packSettings(currentDocument().settings),
              ...facts.packResampling(
                evaluationsOf(session.state),
                session.state.runs,
                currentDocument().settings.threshold,
                currentDocument().uncertainty,
              ),
            ],
            versions: facts.packVersions(),
            missing: missing.map(({ title: cell, missing: why }) => [cell, why ?? '']),
          },
          date: new Date(),
          signal,
          onProgress: (done, of) => setPacking({ kind: 'working', done, of }),
        }),
      );
      const name = `${fileName(title)}.zip`;
      saveFile(name, blob, 'application/zip');
      const kilobytes = Math.ceil(blob.size / 1000);
      setPacking({ kind: 'done', message: `Saved ${name}, ${kilobytes} kB.` });
    } catch (error) {
      if (signal.aborted) setPacking({ kind: 'cancelled' });
      else
        setPacking({
          kind: 'failed',
          message: error instanceof Error ? error.message : `${error}`,
        });
    }
  }, [options, session]);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { packing, pack, cancel };
}

const PackPanel = lazy(() => import('./PackPanel').then((m) => ({ default: m.PackPanel })));

/** Saves figures and tables of the document with their sources as one ZIP file. */
export function PaperPack() {
  const { packing, pack, cancel } = usePack();
  return (
    <Popover
      label="Paper pack"
      trigger={
        <Button look="quiet">
          <Package size={14} aria-hidden /> Paper pack
        </Button>
      }
    >
      <Suspense fallback={null}>
        <PackPanel packing={packing} pack={pack} cancel={cancel} />
      </Suspense>
    </Popover>
  );
}
