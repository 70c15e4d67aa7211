'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { withBuiltIn } from '@/lib/notebook/document/operations';
import { type FileFolder, openFileFolder } from '@/lib/notebook/keeping/file-folder';
import { Keeper } from '@/lib/notebook/keeping/keeper';
import { askForLock } from '@/lib/notebook/keeping/lock';
import { NotebookList } from '@/lib/notebook/keeping/notebook-list';
import { startSession } from '@/lib/notebook/keeping/session';
import { openShelf } from '@/lib/notebook/keeping/shelf';
import type { KeepingState } from '@/lib/notebook/keeping/state';
import { followUnread } from '@/lib/notebook/keeping/unread';
import { showError, showNotice } from '@/lib/notebook/notices';
import type { Workspace } from '@/lib/notebook/workspace/workspace';
import { BUILT_IN, newNotebook } from '../built-in';
import { followAddress, viewModeStore } from '../view-mode';

interface Keeping {
  readonly keeper: Keeper;
  readonly list: NotebookList;
  readonly folder: FileFolder;
}

const KeepingContext = createContext<Keeping | null>(null);

export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext);
  if (!keeping) throw new Error('useKeeping outside of a notebook');
  return keeping;
}

export function useKeepingState<T>(select: (state: KeepingState) => T): T {
  return useStore(useKeeping().keeper.store, select);
}

function openKeeping(workspace: Workspace): Keeping {
  const shelf = openShelf();
  const folder = openFileFolder();
  const keeper = new Keeper({
    workspace,
    shelf,
    folder,
    askForLock,
    complete: (document) => withBuiltIn(document, BUILT_IN),
    tell: showNotice,
  });
  return { keeper, folder, list: new NotebookList(keeper, shelf, folder) };
}

/** Opens the notebook that the address or this browser knows, and keeps it. */
export function KeepingProvider(props: { workspace: Workspace; children: ReactNode }) {
  const { workspace, children } = props;
  const [keeping] = useState(() => openKeeping(workspace));
  useEffect(() => {
    followAddress();
    const mode = viewModeStore.getState();
    const end = startSession({
      ...keeping,
      newNotebook,
      report: showError,
      mode: mode.kind,
      embedded: mode.kind === 'embed' ? mode.cell : undefined,
    });
    if (mode.kind !== 'edit') return end;
    const leave = followUnread(workspace, keeping.keeper, showNotice);
    return () => {
      leave();
      end();
    };
  }, [keeping, workspace]);
  return <KeepingContext value={keeping}>{children}</KeepingContext>;
}
