'use client';

import {
  BookOpen,
  ChevronDown,
  Download,
  FilePlus2,
  FolderOpen,
  Library,
  RotateCcw,
  Share2,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { useWorkspace } from '@/components/hooks/context';
import { changeView } from '@/components/hooks/view-mode';
import { Button } from '@/components/ui/Button';
import { later } from '@/components/ui/later';
import { Menu, MenuItem, MenuLine } from '@/components/ui/Menu';
import { restoreCells } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { showError } from '@/lib/notebook/notices';
import { leaveLink } from '@/lib/notebook/persistence/session';
import { BUILT_IN, newNotebook } from '../built-in';
import { UndoButtons } from '../editing/UndoButtons';
import { useKeeping, useKeepingState } from './context';
import { openDropped } from './open-dropped';
import { saveNotebook } from './save-notebook';

const DIALOGS = {
  share: later(() => import('./ShareDialog')),
  notebooks: later(() => import('./NotebooksDialog')),
} as const;

const ICON = { size: 14, 'aria-hidden': true } as const;

/** What can be done with the notebook as a whole. */
export function NotebookMenu() {
  const { keeper } = useKeeping();
  const workspace = useWorkspace();
  const files = useKeepingState((state) => state.files);
  const [dialog, setDialog] = useState<keyof typeof DIALOGS | null>(null);
  const sharing = DIALOGS.share.useFetched();
  const listing = DIALOGS.notebooks.useFetched();
  const show = (which: keyof typeof DIALOGS) => {
    setDialog(which);
    DIALOGS[which].fetch().catch(showError);
  };
  const close = () => setDialog(null);
  const picker = useRef<HTMLInputElement>(null);
  const begin = () => {
    leaveLink();
    keeper.open(newNotebook()).catch(showError);
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
          Open a notebook’s file…
        </MenuItem>
        <MenuItem icon={<Download {...ICON} />} onSelect={() => saveNotebook(files)}>
          Save as a file
        </MenuItem>
        <MenuItem icon={<Library {...ICON} />} onSelect={() => show('notebooks')}>
          Notebooks…
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
        aria-label="A notebook’s file"
        accept=".json"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void openDropped(keeper, workspace, chosen);
        }}
      />
      {dialog === 'share' && sharing && <sharing.ShareDialog onClose={close} />}
      {dialog === 'notebooks' && listing && <listing.NotebooksDialog onClose={close} />}
    </span>
  );
}
