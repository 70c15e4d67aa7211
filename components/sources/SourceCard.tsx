'use client';

import { ChevronDown, X } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
import { useItem, useSession, useSessionState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { inItems } from '@/lib/challenge/words';
import type { Remedy } from '@/lib/ingest/types';
import { teamOf } from '@/lib/notebook/session/names';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf, sizeText } from '@/lib/plots/core/format';
import type { Source } from '@/lib/scoring/sources';
import { ROLE_NAMES, reasonText, roleOf, statusText } from './entry';

const MappingPanel = lazy(() =>
  import('./MappingPanel').then((m) => ({ default: m.MappingPanel })),
);

/** Classes of which a file says something by image; 0 for class counts and metadata. */
function classCount(source: Source): number {
  return source.role === 'score-counts'
    ? source.counted.classes.length
    : source.description.classes.length;
}

function facts(entry: SourceEntry, taskName: string | undefined): string[] {
  const { source, loaded } = entry;
  const size = loaded?.size || entry.file.size;
  return [
    ...(source?.role === 'predictions' ? [`team ${teamOf(entry)}`] : []),
    ...(taskName ? [taskName] : []),
    ...(loaded ? [countOf(loaded.rows, 'row')] : []),
    ...(source && classCount(source) > 0 ? [countOf(classCount(source), 'class', 'classes')] : []),
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

/** Buttons for the choices under which a file can be used. */
function Remedies({ entry }: { entry: SourceEntry }) {
  const session = useSession();
  if (entry.status.kind !== 'needs-choice') return null;
  const choose = (remedy: Remedy) => {
    const overrides = { ...entry.choices.overrides, ...remedy.overrides };
    void session.amend(entry.id, { ...entry.choices, overrides });
  };
  return entry.status.remedies.map((remedy) => (
    <Button key={remedy.action} look="strong" onClick={() => choose(remedy)}>
      {remedy.action}
    </Button>
  ));
}

type ByStatus = Readonly<Partial<Record<SourceEntry['status']['kind'], string>>>;

const PAPER: ByStatus = { failed: 'bg-alarm-paper', 'needs-choice': 'bg-accent/10' };
const INK: ByStatus = { failed: 'text-alarm', 'needs-choice': 'text-ink' };

/** A file: how it was read and why, its status and its actions. */
export const SourceCard = memo(function SourceCard({ entry }: { entry: SourceEntry }) {
  const session = useSession();
  const item = useItem();
  const tasks = useSessionState((state) => state.tasks);
  const [open, setOpen] = useState(false);
  const role = roleOf(entry);
  const task = tasks.find((t) => t.id === (entry.joined?.task ?? entry.id));
  const { kind } = entry.status;
  const reason = reasonText(entry);
  const id = `mapping-${entry.id}`;
  return (
    <li
      data-source={entry.file.name}
      data-status={kind}
      className={`px-3 py-2 ${PAPER[kind] ?? ''}`}
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
        {kind === 'needs-choice' && (
          <span className="rounded-full border border-accent px-2 py-0.5 text-accent text-xs">
            Needs a choice
          </span>
        )}
        <span className="min-w-0 text-soft text-sm">{facts(entry, task?.name).join(' · ')}</span>
        <span className="ml-auto flex items-center gap-1">
          <Progress entry={entry} />
          {entry.loaded && !entry.stored && (
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
            onClick={() => void session.remove(entry.id)}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      </div>
      {reason && <p className="mt-0.5 text-soft text-xs">{reason}</p>}
      {entry.description?.notes.map((note) => (
        <p key={note} className="mt-0.5 text-xs">
          {inItems(note, item)}
        </p>
      ))}
      {kind !== 'ready' && (
        <p className={`mt-1 flex flex-wrap items-center gap-3 text-sm ${INK[kind] ?? 'text-soft'}`}>
          <span className="min-w-0 break-words">{inItems(statusText(entry.status), item)}</span>
          <Remedies entry={entry} />
        </p>
      )}
      {open && entry.loaded && (
        <div id={id}>
          <Suspense fallback={null}>
            <MappingPanel key={entry.version} entry={entry} />
          </Suspense>
        </div>
      )}
    </li>
  );
});
