'use client';

import { useEffect } from 'react';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { lazyModule } from '@/components/ui/lazy';
import { changeEphemeral, type NotebookDialog, showError } from '@/lib/notebook/ephemeral';

const DIALOGS = {
  share: lazyModule(() => import('./ShareDialog').then((m) => m.ShareDialog)),
  notebooks: lazyModule(() => import('./NotebooksDialog').then((m) => m.NotebooksDialog)),
  results: lazyModule(() => import('./SaveResultsDialog').then((m) => m.SaveResultsDialog)),
  cite: lazyModule(() => import('./CiteDialog').then((m) => m.CiteDialog)),
} as const;

const close = () => changeEphemeral({ dialog: null });

function LoadedDialog({ name }: { name: NotebookDialog }) {
  const Dialog = DIALOGS[name].useLoaded();
  useEffect(() => {
    DIALOGS[name].load().catch((error: unknown) => {
      close();
      showError(error);
    });
  }, [name]);
  return Dialog && <Dialog onClose={close} />;
}

/** The dialog about the whole notebook that is open. Its code is loaded with it. */
export function OpenDialog() {
  const name = useEphemeral((state) => state.dialog);
  return name && <LoadedDialog name={name} />;
}
