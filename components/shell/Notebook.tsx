'use client';

import { Fragment, useEffect } from 'react';
import { CellTitles } from '@/components/cells/shared/cell';
import { PaperPack } from '@/components/export/PaperPack';
import { NotebookProvider, useSessionState } from '@/components/hooks/context';
import { useCellKey } from '@/components/hooks/document';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useAutosaveState } from '@/components/hooks/notebook-storage';
import { useThemeChoice } from '@/components/hooks/use-theme';
import { changeView, followAddress, useViewMode } from '@/components/hooks/view-mode';
import { DropTarget } from '@/components/sources/DropTarget';
import { isUnread } from '@/components/sources/entry';
import { SourcesCell } from '@/components/sources/SourcesCell';
import { useBrowserSession } from '@/components/sources/use-browser-session';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/fields';
import { menuParts } from '@/components/ui/Menu';
import { popoverContent } from '@/components/ui/Popover';
import { changeEphemeral, type ThemeChoice } from '@/lib/notebook/ephemeral';
import { glossary } from './AboutText';
import { AutosaveProvider } from './AutosaveProvider';
import { provenance, twinNote } from './CellContent';
import { ChapterHeading } from './ChapterHeading';
import { ControlBar } from './ControlBar';
import { headingsOf } from './chapters-of';
import { dragLayer } from './dragging';
import { EditableCells } from './EditableCells';
import { EmbeddedCell } from './EmbeddedCell';
import { FoldableCell } from './FoldedCell';
import { NotebookMenu } from './NotebookMenu';
import { OpenDialog } from './OpenDialog';
import { Outline } from './Outline';
import { usePrintKey } from './printing';
import { StatusBars } from './StatusBars';
import { TitleField } from './TitleField';
import { TourOffer } from './TourOffer';
import { TunedThresholds } from './TunedThresholds';
import { UndoButtons, useUndoKeys } from './UndoButtons';
import { CELL_TITLES, type PlacedCell, useShownCells } from './use-cells';

/** Leads from the reading view to the editable notebook. */
function EditButton() {
  const isSaved = useAutosaveState((state) => state.status !== 'off');
  const leave = () => {
    changeView('edit');
    // A page opened in the reading view does not save; a reload starts saving.
    if (!isSaved) window.location.reload();
  };
  return (
    <Button look="quiet" onClick={leave}>
      Edit this notebook
    </Button>
  );
}

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

function ThemePicker() {
  const [choice, choose] = useThemeChoice();
  return <Select label="Colours" value={choice} options={CHOICES} onChange={choose} />;
}

/** The cells of the reading view, by chapter. */
function ReadingCells({ cells }: { cells: readonly PlacedCell[] }) {
  const keyOf = useCellKey();
  const headings = headingsOf(cells);
  return cells.map((placed) => (
    <Fragment key={keyOf(placed.cell)}>
      <ChapterHeading part={headings.get(placed)} />
      <FoldableCell placed={placed} />
    </Fragment>
  ));
}

/** Loads the code of menus, panels and footers after the first figure. */
function usePrefetch(): void {
  const drawn = useEphemeral((state) => state.figureDrawn);
  useEffect(() => {
    if (!drawn) return;
    menuParts.preload();
    popoverContent.preload();
    glossary.preload();
    provenance.preload();
    twinNote.preload();
    dragLayer.preload();
  }, [drawn]);
}

/** Loads the views of cells while the user's files are read: both take their time. */
function usePrefetchViews(cells: readonly PlacedCell[]): void {
  const isReading = useSessionState(({ sources }) =>
    sources.some((entry) => entry.origin === 'own' && isUnread(entry)),
  );
  useEffect(() => {
    if (!isReading) return;
    provenance.preload();
    for (const { definition } of cells) {
      if (definition && 'preload' in definition.view) definition.view.preload();
    }
  }, [isReading, cells]);
}

function Document() {
  const cells = useShownCells();
  usePrefetchViews(cells);
  const editing = useViewMode().kind === 'edit';
  return (
    <div className="mx-auto flex max-w-[1280px] gap-10 px-4 sm:px-8 print:block print:max-w-none print:px-0">
      <aside className="sticky top-20 hidden h-fit max-h-[calc(100vh-6rem)] w-44 shrink-0 overflow-y-auto py-10 lg:block print:hidden">
        {editing && (
          <div className="-mt-2 mb-2">
            <UndoButtons />
          </div>
        )}
        <Outline cells={cells} />
      </aside>
      <main className="min-w-0 flex-1 pb-24 print:pb-0">
        <header className="pt-10 pb-8">
          <StatusBars />
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
            <TitleField />
            <span className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
              {editing ? <NotebookMenu /> : <EditButton />}
              <PaperPack />
              <ThemePicker />
            </span>
          </div>
          <p className="mt-3 max-w-prose text-soft print:hidden">
            Where do models fail on a long-tailed, multi-label challenge? Drop label and prediction
            files anywhere on this page. They are read and scored in this browser and never leave
            it.
          </p>
        </header>
        <SourcesCell />
        {editing ? <EditableCells cells={cells} /> : <ReadingCells cells={cells} />}
        <footer className="mt-10 border-line border-t pt-4 print:hidden">
          <Button look="quiet" onClick={() => changeEphemeral({ dialog: 'cite' })}>
            How to cite this page
          </Button>
        </footer>
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
  usePrintKey();
  useUndoKeys(mode.kind === 'edit');
  if (mode.kind === 'embed') return <EmbeddedCell id={mode.cell} />;
  return (
    <DropTarget>
      <ControlBar />
      <Document />
      <OpenDialog />
      <TourOffer />
    </DropTarget>
  );
}

/** The whole page. */
export function Notebook() {
  const session = useBrowserSession();
  return (
    <NotebookProvider session={session}>
      <AutosaveProvider session={session}>
        <CellTitles value={CELL_TITLES}>
          <Page />
          <TunedThresholds />
        </CellTitles>
      </AutosaveProvider>
    </NotebookProvider>
  );
}
