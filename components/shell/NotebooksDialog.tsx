'use client';

import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { Dialog } from '@/components/ui/Dialog';
import {
  isStorageError,
  type StoredNotebook,
  storageErrorText,
} from '@/lib/notebook/persistence/notebook-database';
import { newNotebook } from './use-cells';

interface NotebookRowProps {
  notebook: StoredNotebook;
  /** Whether it is open on this page. */
  current: boolean;
  onOpen(): void;
  onRename(title: string): void;
  onDuplicate(): void;
  onRemove(): void;
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const nameOf = ({ saved }: StoredNotebook) => saved.title || 'Untitled notebook';

function facts({ saved, changed }: StoredNotebook): string {
  const added = saved.cells.filter((cell) => cell.kind !== 'built-in').length;
  const parts = [`changed ${DATE.format(changed)}`];
  if (added > 0) parts.push(`${added} added ${added === 1 ? 'cell' : 'cells'}`);
  if (saved.files.length > 0) {
    parts.push(`${saved.files.length} ${saved.files.length === 1 ? 'file' : 'files'}`);
  }
  return parts.join(' · ');
}

function NotebookRow(props: NotebookRowProps) {
  const { notebook, current, onOpen, onRename, onDuplicate, onRemove } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const name = nameOf(notebook);
  const commit = () => {
    if (draft !== null) onRename(draft.trim());
    setDraft(null);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 py-2 pl-1">
      <div className="min-w-0 flex-1 basis-56">
        {draft === null ? (
          <button
            type="button"
            aria-current={current || undefined}
            onClick={onOpen}
            className="max-w-full truncate text-left font-medium hover:text-accent"
          >
            {name}
          </button>
        ) : (
          <input
            // biome-ignore lint/a11y/noAutofocus: the user has just opened the field
            autoFocus
            aria-label={`New name of ${name}`}
            value={draft}
            maxLength={200}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => event.key === 'Enter' && commit()}
            className="w-full rounded-md border border-line bg-raised px-2 py-0.5"
          />
        )}
        <p className="text-soft text-xs">
          {current && 'open · '}
          {facts(notebook)}
        </p>
      </div>
      {asking ? (
        <span className="flex items-center gap-1 text-sm">
          Delete permanently?
          <Button look="strong" onClick={onRemove}>
            Delete
          </Button>
          <Button onClick={() => setAsking(false)}>Cancel</Button>
        </span>
      ) : (
        <span className="flex items-center">
          <Button
            look="quiet"
            aria-label={`Rename ${name}`}
            onClick={() => setDraft(notebook.saved.title)}
          >
            <Pencil size={14} aria-hidden />
          </Button>
          <Button look="quiet" aria-label={`Duplicate ${name}`} onClick={onDuplicate}>
            <Copy size={14} aria-hidden />
          </Button>
          <Button look="quiet" aria-label={`Delete ${name}`} onClick={() => setAsking(true)}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </span>
      )}
    </li>
  );
}

/** The notebooks saved in this browser: open, rename, duplicate, delete. */
export function NotebooksDialog({ onClose }: { onClose(): void }) {
  const { autosave, list } = useNotebookStorage();
  const current = useAutosaveState((state) => state.id);
  const [notebooks, setNotebooks] = useState<readonly StoredNotebook[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useCallback(
    async (act: () => Promise<unknown>) => {
      try {
        await act();
        setNotebooks(await list.all());
        setProblem(null);
      } catch (error) {
        if (isStorageError(error)) setProblem(storageErrorText(error));
        else setProblem(error instanceof Error ? error.message : String(error));
      }
    },
    [list],
  );
  useEffect(() => {
    void attempt(async () => {});
  }, [attempt]);
  const open = async (notebook: StoredNotebook) => {
    if (await autosave.openStored(notebook.id)) onClose();
  };
  const remove = async (notebook: StoredNotebook) => {
    if (notebook.id === current) await autosave.open(newNotebook());
    await list.remove(notebook);
  };
  return (
    <Dialog
      title="Notebooks"
      about="Saved in this browser on this computer only. Clearing the browser’s data deletes them; save important ones as files."
      onClose={onClose}
    >
      {problem && <ErrorBox>{problem}</ErrorBox>}
      {notebooks?.length === 0 && (
        <p className="text-soft">None yet. A notebook is saved after its first change.</p>
      )}
      <ul className="divide-y divide-line">
        {notebooks?.map((notebook) => (
          <NotebookRow
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
        onClick={() => void attempt(() => autosave.open(newNotebook())).then(onClose)}
      >
        New notebook
      </Button>
    </Dialog>
  );
}
