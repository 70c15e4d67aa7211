'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { type NotebookStorage, StorageContext } from '@/components/hooks/notebook-storage';
import { followAddress } from '@/components/hooks/view-mode';
import { withBuiltIn } from '@/lib/notebook/document/operations';
import { ephemeralStore, showError, showNotice } from '@/lib/notebook/ephemeral';
import { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import { openFileFolder } from '@/lib/notebook/persistence/file-folder';
import { askForLock } from '@/lib/notebook/persistence/lock';
import { openNotebookDatabase } from '@/lib/notebook/persistence/notebook-database';
import { NotebookList } from '@/lib/notebook/persistence/notebook-list';
import { openPage } from '@/lib/notebook/persistence/open-page';
import { followUnread } from '@/lib/notebook/persistence/tab-memory';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { BUILT_IN, newNotebook } from './use-cells';

function openStorage(workspace: Workspace): NotebookStorage {
  const database = openNotebookDatabase();
  const folder = openFileFolder();
  const autosave = new NotebookAutosave({
    workspace,
    database,
    folder,
    askForLock,
    complete: (document) => withBuiltIn(document, BUILT_IN),
    notify: showNotice,
  });
  return { autosave, folder, list: new NotebookList(autosave, database, folder) };
}

/** Opens the notebook of the address, or the last one saved here, and saves its changes. */
export function AutosaveProvider(props: { workspace: Workspace; children: ReactNode }) {
  const { workspace, children } = props;
  const [storage] = useState(() => openStorage(workspace));
  useEffect(() => {
    followAddress();
    const { view } = ephemeralStore.getState();
    const close = openPage({ ...storage, newNotebook, report: showError, view });
    if (view.kind !== 'edit') return close;
    const unfollow = followUnread(workspace, storage.autosave, showNotice);
    return () => {
      unfollow();
      close();
    };
  }, [storage, workspace]);
  return <StorageContext value={storage}>{children}</StorageContext>;
}
