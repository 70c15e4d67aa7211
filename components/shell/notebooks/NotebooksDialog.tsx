'use client';

import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { isRefusal, refusalText } from '@/lib/notebook/persistence/refusal';
import type { KeptNotebook } from '@/lib/notebook/persistence/shelf';
import { newNotebook } from '../built-in';
import { useKeeping, useKeepingState } from './context';
import { KeptRow } from './KeptRow';

/** The notebooks kept in this browser: open, rename, duplicate, delete. */
export function NotebooksDialog({ onClose }: { onClose(): void }) {
  const { keeper, list } = useKeeping();
  const current = useKeepingState((state) => state.id);
  const [kept, setKept] = useState<readonly KeptNotebook[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useCallback(
    async (act: () => Promise<unknown>) => {
      try {
        await act();
        setKept(await list.all());
        setProblem(null);
      } catch (error) {
        if (isRefusal(error)) setProblem(refusalText(error));
        else setProblem(error instanceof Error ? error.message : String(error));
      }
    },
    [list],
  );
  useEffect(() => {
    void attempt(async () => {});
  }, [attempt]);
  const open = async (notebook: KeptNotebook) => {
    if (await keeper.openKept(notebook.id)) onClose();
  };
  const remove = async (notebook: KeptNotebook) => {
    if (notebook.id === current) await keeper.open(newNotebook());
    await list.remove(notebook);
  };
  return (
    <Dialog
      title="Notebooks"
      about="Kept in this browser, on this machine only. Clearing the browser’s data removes them: save as a file what should last."
      onClose={onClose}
    >
      {problem && (
        <p role="alert" className="mb-3 rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm">
          {problem}
        </p>
      )}
      {kept?.length === 0 && (
        <p className="text-soft">None yet. A notebook is kept from its first change on.</p>
      )}
      <ul className="divide-y divide-line">
        {kept?.map((notebook) => (
          <KeptRow
            key={notebook.id}
            notebook={notebook}
            current={notebook.id === current}
            onOpen={() => void attempt(() => open(notebook))}
            onRename={(title) => void attempt(() => list.rename(notebook, title))}
            onDuplicate={() => void attempt(() => list.duplicate(notebook))}
            onRemove={() => void attempt(() => remove(notebook))}
          />
        ))}
      </ul>
      <Button
        className="mt-3 mb-1 ml-1"
        onClick={() => void attempt(() => keeper.open(newNotebook())).then(onClose)}
      >
        New notebook
      </Button>
    </Dialog>
  );
}
