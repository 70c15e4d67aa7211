'use client';

import { DropTarget } from '@/components/sources/DropTarget';
import { SourcesCell } from '@/components/sources/SourcesCell';
import { useBrowserWorkspace } from '@/components/sources/use-browser-workspace';
import { Cell } from './Cell';
import { ControlBar } from './ControlBar';
import { NotebookProvider } from './context';
import { PaperPack } from './export/PaperPack';
import { Outline } from './Outline';
import { useShownCells } from './published';
import { CELLS } from './registry';
import { ThemePicker } from './ThemePicker';

function Document() {
  const cells = useShownCells(CELLS);
  return (
    <div className="mx-auto flex max-w-[1280px] gap-10 px-4 sm:px-8">
      <aside className="sticky top-20 hidden h-fit max-h-[calc(100vh-6rem)] w-44 shrink-0 overflow-y-auto py-10 lg:block">
        <Outline cells={cells} />
      </aside>
      <main className="min-w-0 flex-1 pb-24">
        <header className="pt-10 pb-8">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
            <h1 className="font-semibold font-serif text-4xl tracking-tight">Longtail Notebook</h1>
            <div className="flex items-center gap-3">
              <PaperPack />
              <ThemePicker />
            </div>
          </div>
          <p className="mt-3 max-w-prose text-soft">
            Where do models fail on a long-tailed, multi-label challenge? Drop prediction and label
            files anywhere on this page. They are read and scored in this browser; nothing of them
            leaves it.
          </p>
        </header>
        <SourcesCell />
        {cells.map((cell) => (
          <Cell key={cell.id} cell={cell} />
        ))}
      </main>
    </div>
  );
}

/** The document, from top to bottom. */
export function Notebook() {
  const workspace = useBrowserWorkspace();
  return (
    <NotebookProvider workspace={workspace}>
      <DropTarget>
        <ControlBar />
        <Document />
      </DropTarget>
    </NotebookProvider>
  );
}
