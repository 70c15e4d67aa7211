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
import {
  fetchManifest,
  fetchPublishedNotebook,
  publishesResults,
} from '@/lib/notebook/session/built-in';
import type { Session } from '@/lib/notebook/session/session';
import { namesResults } from '@/lib/notebook/session/url-sources';
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

/** The notebook of a site, or of the results file that the site or the address opens. */
async function publishedNotebook(session: Session): Promise<string | null> {
  const base = dataFolder();
  const address = new URL(window.location.href);
  const text = namesResults(address) ? null : await fetchPublishedNotebook(base);
  const manifest = await fetchManifest(base);
  const isSite = manifest !== null && publishesResults(manifest);
  if (text !== null || !(namesResults(address) || isSite)) return text;
  const { addressedNotebook } = await import('@/lib/notebook/persistence/addressed-notebook');
  return addressedNotebook(session, newNotebook);
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
        namesResults: namesResults(new URL(window.location.href)),
        publishedNotebook: () => publishedNotebook(session),
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
