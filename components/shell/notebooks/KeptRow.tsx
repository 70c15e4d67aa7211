'use client';

import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { KeptNotebook } from '@/lib/notebook/persistence/shelf';

interface KeptRowProps {
  notebook: KeptNotebook;
  /** Whether it is the one looked at. */
  current: boolean;
  onOpen(): void;
  onRename(title: string): void;
  onDuplicate(): void;
  onRemove(): void;
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const nameOf = ({ saved }: KeptNotebook) => saved.title || 'Untitled notebook';

function facts({ saved, changed }: KeptNotebook): string {
  const own = saved.cells.filter((cell) => cell.kind !== 'built-in').length;
  const parts = [`changed ${DATE.format(changed)}`];
  if (own > 0) parts.push(`${own} own ${own === 1 ? 'cell' : 'cells'}`);
  if (saved.files.length > 0) {
    parts.push(`${saved.files.length} ${saved.files.length === 1 ? 'file' : 'files'}`);
  }
  return parts.join(' · ');
}

export function KeptRow(props: KeptRowProps) {
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
            // biome-ignore lint/a11y/noAutofocus: the reader asked for the field just now
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
          {current && 'open here · '}
          {facts(notebook)}
        </p>
      </div>
      {asking ? (
        <span className="flex items-center gap-1 text-sm">
          Delete for good?
          <Button look="strong" onClick={onRemove}>
            Delete
          </Button>
          <Button onClick={() => setAsking(false)}>Keep</Button>
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
