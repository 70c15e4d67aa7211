'use client';

import { useLayoutEffect } from 'react';
import { CHAPTERS } from '@/components/cells/shared/chapters';
import { useSessionState } from '@/components/hooks/context';
import { useCellKey, useDocument } from '@/components/hooks/document';
import { useWholeAddress } from '@/components/hooks/view-mode';
import { SelectionBar } from '@/components/selection/SelectionBar';
import { MissingFiles } from '@/components/sources/MissingFiles';
import { ErrorBox } from '@/components/ui/blocks';
import { DocumentCell } from './DocumentCell';
import { NoticeBar, UntrustedBar } from './StatusBars';
import { useAllCells } from './use-cells';

/** A single cell for a frame in another page, with a link to the whole notebook. */
export function EmbeddedCell({ id }: { id: string }) {
  const placed = useAllCells().find(({ cell }) => cell.id === id);
  const failure = useSessionState((state) => state.failure);
  useLayoutEffect(() => {
    document.documentElement.dataset.embed = 'shown';
  }, []);
  const keyOf = useCellKey();
  const whole = useWholeAddress(id);
  const title = useDocument((document) => document.title);
  return (
    <>
      <div className="sticky top-0 z-20">
        <SelectionBar />
      </div>
      <main className="px-4 pb-4 [&>section]:border-t-0 [&>section]:py-4">
        <h1 className="sr-only">{title || 'Longtail Notebook'}</h1>
        {failure && <ErrorBox>{failure}</ErrorBox>}
        <UntrustedBar />
        <NoticeBar />
        <MissingFiles />
        {placed?.definition && <h2 className="sr-only">{CHAPTERS[placed.definition.chapter]}</h2>}
        {placed ? (
          <DocumentCell key={keyOf(placed.cell)} placed={placed} />
        ) : (
          <p className="py-6 text-soft">This notebook has no cell “{id}”.</p>
        )}
        <a
          href={whole}
          target="_blank"
          rel="noreferrer"
          className="text-accent text-sm underline underline-offset-2"
        >
          Open the notebook
        </a>
      </main>
    </>
  );
}
