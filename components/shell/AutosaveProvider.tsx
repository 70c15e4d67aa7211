'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { dataFolder } from '@/components/hooks/data-folder';
import { type NotebookStorage, StorageContext } from '@/components/hooks/notebook-storage';
import { followAddress } from '@/components/hooks/view-mode';
import { withBuiltIn } from '@/lib/notebook/document/operations';
import { ephemeralStore, showError, showNotice } from '@/lib/notebook/ephemeral';
import { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import type { AutosaveState } from '@/lib/notebook/persistence/autosave-state';
import { openFileFolder } from '@/lib/notebook/persistence/file-folder';
import { askForLock } from '@/lib/notebook/persistence/lock';
import { openNotebookDatabase } from '@/lib/notebook/persistence/notebook-database';
import { NotebookList } from '@/lib/notebook/persistence/notebook-list';
import { openPage } from '@/lib/notebook/persistence/open-page';
import { followUnread } from '@/lib/notebook/persistence/tab-memory';
import { fetchPublishedNotebook } from '@/lib/notebook/session/built-in';
import type { Session } from '@/lib/notebook/session/session';
import { BUILT_IN, newNotebook } from './use-cells';

function openStorage(session: Session): NotebookStorage {
  const database = openNotebookDatabase();
  const folder = openFileFolder();
  const autosave = new NotebookAutosave({
    session,
    database,
    folder,
    askForLock,
    complete: (document) => withBuiltIn(document, BUILT_IN),
    notify: showNotice,
  });
  return { autosave, folder, list: new NotebookList(autosave, database, folder) };
}

/** Writes onto the page how far saving is, for tests and other programs; returns how to end this. */
function showProgress({ store }: NotebookAutosave): () => void {
  const show = ({ pending, status }: AutosaveState) => {
    document.documentElement.dataset.autosave = pending ? 'pending' : status;
  };
  show(store.getState());
  return store.subscribe(show);
}

/** Opens the notebook of the address, or the last one saved here, and saves its changes. */
export function AutosaveProvider(props: { session: Session; children: ReactNode }) {
  const { session, children } = props;
  const [storage] = useState(() => openStorage(session));
  useEffect(() => {
    followAddress();
    const { view } = ephemeralStore.getState();
    const ends = [
      openPage({
        ...storage,
        newNotebook,
        publishedNotebook: () => fetchPublishedNotebook(dataFolder()),
        report: showError,
        view,
      }),
      showProgress(storage.autosave),
    ];
    if (view.kind === 'edit') ends.push(followUnread(session, storage.autosave, showNotice));
    return () => {
      for (const end of ends) end();
    };
  }, [storage, session]);
  return <StorageContext value={storage}>{children}</StorageContext>;
}
