'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { followAddress, viewModeStore } from '@/components/hooks/view-mode';
import { withBuiltIn } from '@/lib/notebook/document/operations';
import { showError, showNotice } from '@/lib/notebook/notices';
import { type FileFolder, openFileFolder } from '@/lib/notebook/persistence/file-folder';
import { Keeper } from '@/lib/notebook/persistence/keeper';
import { askForLock } from '@/lib/notebook/persistence/lock';
import { NotebookList } from '@/lib/notebook/persistence/notebook-list';
import { startSession } from '@/lib/notebook/persistence/session';
import { openShelf } from '@/lib/notebook/persistence/shelf';
import type { KeepingState } from '@/lib/notebook/persistence/state';
import { followUnread } from '@/lib/notebook/persistence/unread';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { BUILT_IN, newNotebook } from '../built-in';

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
