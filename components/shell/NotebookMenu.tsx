'use client';

import {
  BookOpen,
  ChevronDown,
  Download,
  FilePlus2,
  FileText,
  FolderOpen,
  Library,
  PackageCheck,
  RotateCcw,
  Share2,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { changeView } from '@/components/hooks/view-mode';
import { openFiles } from '@/components/sources/open-files';
import { Button } from '@/components/ui/Button';
import { lazyModule } from '@/components/ui/lazy';
import { Menu, MenuItem, MenuLine } from '@/components/ui/Menu';
import { restoreCells } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { showError } from '@/lib/notebook/ephemeral';
import { leaveLink } from '@/lib/notebook/persistence/open-page';
import { saveNotebook } from './save-notebook';
import { UndoButtons } from './UndoButtons';
import { BUILT_IN, newNotebook } from './use-cells';

const DIALOGS = {
  share: lazyModule(() => import('./ShareDialog')),
  notebooks: lazyModule(() => import('./NotebooksDialog')),
  results: lazyModule(() => import('./SaveResultsDialog')),
} as const;

const ICON = { size: 14, 'aria-hidden': true } as const;

/** Actions on the whole notebook. */
export function NotebookMenu() {
  const { autosave } = useNotebookStorage();
  const session = useSession();
  const files = useAutosaveState((state) => state.files);
  const [dialog, setDialog] = useState<keyof typeof DIALOGS | null>(null);
  const sharing = DIALOGS.share.useLoaded();
  const listing = DIALOGS.notebooks.useLoaded();
  const saving = DIALOGS.results.useLoaded();
  const show = (which: keyof typeof DIALOGS) => {
    setDialog(which);
    DIALOGS[which].load().catch(showError);
  };
  const close = () => setDialog(null);
  const picker = useRef<HTMLInputElement>(null);
  const begin = () => {
    leaveLink();
    autosave.open(newNotebook()).catch(showError);
  };
  return (
    <span className="flex items-center gap-2">
      <span className="lg:hidden">
        <UndoButtons />
      </span>
      <Button onClick={() => show('share')}>
        <Share2 {...ICON} /> Share
      </Button>
      <Menu
        trigger={
          <Button>
            Notebook <ChevronDown {...ICON} />
          </Button>
        }
      >
        <MenuItem icon={<FilePlus2 {...ICON} />} onSelect={begin}>
          New
        </MenuItem>
        <MenuItem icon={<FolderOpen {...ICON} />} onSelect={() => picker.current?.click()}>
          Open a notebook or results…
        </MenuItem>
        <MenuItem icon={<Download {...ICON} />} onSelect={() => saveNotebook(files)}>
          Save as a file
        </MenuItem>
        <MenuItem icon={<PackageCheck {...ICON} />} onSelect={() => show('results')}>
          Save with results…
        </MenuItem>
        <MenuItem
          icon={<FileText {...ICON} />}
          onSelect={() =>
            void import('./save-report').then((m) => m.saveReport(session)).catch(showError)
          }
        >
          Save a report (HTML)
        </MenuItem>
        <MenuItem icon={<Library {...ICON} />} onSelect={() => show('notebooks')}>
          Saved notebooks…
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={<RotateCcw {...ICON} />}
          onSelect={() => changeDocument((document) => restoreCells(document, BUILT_IN))}
        >
          Restore all cells
        </MenuItem>
        <MenuItem icon={<BookOpen {...ICON} />} onSelect={() => changeView('read')}>
          Reading view
        </MenuItem>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Notebook file"
        accept=".json,.zip"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void openFiles(autosave, session, chosen);
        }}
      />
      {dialog === 'share' && sharing && <sharing.ShareDialog onClose={close} />}
      {dialog === 'results' && saving && <saving.SaveResultsDialog onClose={close} />}
      {dialog === 'notebooks' && listing && <listing.NotebooksDialog onClose={close} />}
    </span>
  );
}
