'use client';

import { ChevronDown, X } from 'lucide-react';
import { memo, useState } from 'react';
import { useWorkspace, useWorkspaceState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { teamOf } from '@/lib/notebook/session/names';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/core/format';
import { ROLE_NAMES, reasonText, roleOf, sizeText, statusText } from './entry';
import { MappingPanel } from './MappingPanel';

function facts(entry: SourceEntry, taskName: string | undefined): string[] {
  const { source, loaded } = entry;
  const size = loaded?.size || entry.file.size;
  return [
    ...(source?.role === 'predictions' ? [`team ${teamOf(entry)}`] : []),
    ...(taskName ? [taskName] : []),
    ...(loaded ? [countOf(loaded.rows, 'row')] : []),
    ...(source && source.role !== 'metadata' && source.role !== 'counts'
      ? [countOf(source.description.classes.length, 'class', 'classes')]
      : []),
    ...(size > 0 ? [sizeText(size)] : []),
    ...(entry.status.kind === 'ready' && entry.seconds !== null
      ? [`${entry.seconds.toFixed(2)} s`]
      : []),
  ];
}

function Progress({ entry }: { entry: SourceEntry }) {
  const { status } = entry;
  // Not for queued files: many moving bars would slow down reading.
  if (status.kind !== 'working') return null;
  const { fraction } = status;
  return (
    <progress
      aria-label={`Progress of ${entry.file.name}`}
      className="h-1 w-24 accent-accent"
      {...(fraction !== undefined && { value: fraction })}
    />
  );
}

function ScaleOffer({ entry }: { entry: SourceEntry }) {
  const workspace = useWorkspace();
  const scale = entry.status.kind === 'failed' ? entry.status.suggestedScale : undefined;
  if (!scale) return null;
  const choose = () => {
    const overrides = { ...entry.choices.overrides, scale };
    void workspace.amend(entry.id, { ...entry.choices, overrides });
  };
  return (
    <Button onClick={choose}>
      {scale === 'percent' ? 'Divide by 100' : 'Apply the logistic function'}
    </Button>
  );
}

/** A file: how it was read and why, its status and its actions. */
export const SourceCard = memo(function SourceCard({ entry }: { entry: SourceEntry }) {
  const workspace = useWorkspace();
  const tasks = useWorkspaceState((state) => state.tasks);
  const [open, setOpen] = useState(false);
  const role = roleOf(entry);
  const task = tasks.find((t) => t.id === (entry.joined?.task ?? entry.id));
  const failed = entry.status.kind === 'failed';
  const reason = reasonText(entry);
  const id = `mapping-${entry.id}`;
  return (
    <li
      data-source={entry.file.name}
      data-status={entry.status.kind}
      className={`px-3 py-2 ${failed ? 'bg-alarm-paper' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="line-clamp-2 min-w-0 break-all font-medium" title={entry.file.name}>
          {entry.file.name}
        </span>
        {role && (
          <span className="rounded-full bg-sunken px-2 py-0.5 text-soft text-xs">
            {ROLE_NAMES[role]}
          </span>
        )}
        <span className="min-w-0 text-soft text-sm">{facts(entry, task?.name).join(' · ')}</span>
        <span className="ml-auto flex items-center gap-1">
          <Progress entry={entry} />
          {entry.loaded && (
            <Button
              look="quiet"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              How it was read<span className="sr-only">: {entry.file.name}</span>
              <ChevronDown size={14} aria-hidden className={open ? 'rotate-180' : ''} />
            </Button>
          )}
          <Button
            look="quiet"
            aria-label={`Remove ${entry.file.name}`}
            onClick={() => void workspace.remove(entry.id)}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      </div>
      {reason && <p className="mt-0.5 text-soft text-xs">{reason}</p>}
      {entry.status.kind !== 'ready' && (
        <p
          className={`mt-1 flex flex-wrap items-center gap-3 text-sm ${failed ? 'text-alarm' : 'text-soft'}`}
        >
          <span className="min-w-0 break-words">{statusText(entry.status)}</span>
          <ScaleOffer entry={entry} />
        </p>
      )}
      {open && entry.loaded && (
        <div id={id}>
          <MappingPanel key={entry.version} entry={entry} />
        </div>
      )}
    </li>
  );
});
