'use client';

import { useEffect } from 'react';
import { PaperPack } from '@/components/export/PaperPack';
import { NotebookProvider } from '@/components/hooks/context';
import { followAddress, useViewMode } from '@/components/hooks/view-mode';
import { DropTarget } from '@/components/sources/DropTarget';
import { SourcesCell } from '@/components/sources/SourcesCell';
import { useBrowserWorkspace } from '@/components/sources/use-browser-workspace';
import { ControlBar } from './ControlBar';
import { EmbeddedCell } from './EmbeddedCell';
import { EditableCells } from './editing/EditableCells';
import { TitleField } from './editing/TitleField';
import { UndoButtons, useUndoKeys } from './editing/UndoButtons';
import { KeepingProvider } from './notebooks/context';
import { KeepingBars } from './notebooks/KeepingBars';
import { NotebookMenu } from './notebooks/NotebookMenu';
import { Outline } from './Outline';
import { ReadableCells } from './ReadableCells';
import { ReadingBar } from './ReadingBar';
import { ThemePicker } from './ThemePicker';
import { useCells } from './use-cells';
import { usePrefetch } from './use-prefetch';

function Document() {
  const cells = useCells();
  const editing = useViewMode().kind === 'edit';
  return (
    <div className="mx-auto flex max-w-[1280px] gap-10 px-4 sm:px-8">
      <aside className="sticky top-20 hidden h-fit max-h-[calc(100vh-6rem)] w-44 shrink-0 overflow-y-auto py-10 lg:block">
        {editing && (
          <div className="-mt-2 mb-2">
            <UndoButtons />
          </div>
        )}
        <Outline cells={editing ? cells : cells.filter(({ cell }) => !cell.hidden)} />
      </aside>
      <main className="min-w-0 flex-1 pb-24">
        <header className="pt-10 pb-8">
          <KeepingBars />
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
            <TitleField />
            <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
              {editing ? <NotebookMenu /> : <ReadingBar />}
              <PaperPack />
              <ThemePicker />
            </span>
          </div>
          <p className="mt-3 max-w-prose text-soft">
            Where do models fail on a long-tailed, multi-label challenge? Drop prediction and label
            files anywhere on this page. They are read and scored in this browser; nothing of them
            leaves it.
          </p>
        </header>
        <SourcesCell />
        {editing ? <EditableCells cells={cells} /> : <ReadableCells cells={cells} />}
      </main>
    </div>
  );
}

function Page() {
  const mode = useViewMode();
  useEffect(() => {
    window.addEventListener('popstate', followAddress);
    return () => window.removeEventListener('popstate', followAddress);
  }, []);
  usePrefetch();
  useUndoKeys(mode.kind === 'edit');
  if (mode.kind === 'embed') return <EmbeddedCell id={mode.cell} />;
  return (
    <DropTarget>
      <ControlBar />
      <Document />
    </DropTarget>
  );
}

/** The document, from top to bottom. */
export function Notebook() {
  const workspace = useBrowserWorkspace();
  return (
    <NotebookProvider workspace={workspace}>
      <KeepingProvider workspace={workspace}>
        <Page />
      </KeepingProvider>
    </NotebookProvider>
  );
}
