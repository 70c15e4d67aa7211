'use client';

import type { ReactNode } from 'react';
import { useDocument } from '@/components/hooks/document';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import type { DocumentCell } from '@/lib/notebook/document/types';
import { runsQuery } from '@/lib/notebook/document/user-cells';
import { changeEphemeral, showError } from '@/lib/notebook/ephemeral';

const NAMES = { sql: ['query', 'queries'], chart: ['chart', 'charts'], text: ['text', 'texts'] };

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Says what an untrusted notebook wants to run. */
function untrustedText(cells: readonly DocumentCell[]): string {
  const waiting = cells.filter(runsQuery);
  const counts = (['sql', 'chart', 'text'] as const).flatMap((kind) => {
    const count = waiting.filter((cell) => cell.kind === kind).length;
    return count === 0 ? [] : [`${count} ${NAMES[kind][count === 1 ? 0 : 1]}`];
  });
  const them = waiting.length === 1 ? 'it' : 'them';
  return `This notebook comes from a link or a file and contains ${list(counts)}. Nothing has run yet: look at ${them} first.`;
}

function Bar({ children, name }: { children: ReactNode; name: string }) {
  return (
    <div
      role="status"
      data-bar={name}
      className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      {children}
    </div>
  );
}

/** Asks before queries of a notebook from elsewhere run. */
export function UntrustedBar() {
  const untrusted = useEphemeral((state) => state.untrusted);
  const cells = useDocument((document) => document.cells);
  if (!untrusted) return null;
  const waiting = cells.filter(runsQuery);
  const [first] = waiting;
  const isOne = waiting.length === 1;
  return (
    <Bar name="held">
      <span className="min-w-0 flex-1 basis-64">{untrustedText(cells)}</span>
      {first && (
        <a href={`#${first.id}`} className="text-accent underline">
          Look at {isOne ? 'it' : 'the first'}
        </a>
      )}
      <Button look="strong" onClick={() => changeEphemeral({ untrusted: false })}>
        Run {isOne ? 'it' : 'them'}
      </Button>
    </Bar>
  );
}

function OtherTabBar() {
  const { autosave } = useNotebookStorage();
  const status = useAutosaveState((state) => state.status);
  if (status !== 'other-tab') return null;
  return (
    <Bar name="elsewhere">
      <span className="min-w-0 flex-1 basis-64">
        This notebook is open in another tab, which saves it. Changes in this tab are not saved.
      </span>
      <Button onClick={() => void autosave.takeOver().catch(showError)}>Edit here instead</Button>
    </Bar>
  );
}

/** A message over the page until it is dismissed. */
export function NoticeBar() {
  const notice = useEphemeral((state) => state.notice);
  if (notice === null) return null;
  return (
    <div
      role="status"
      data-notice
      className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-xl items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-lg"
    >
      <span className="min-w-0 break-words">{notice}</span>
      <Button look="quiet" onClick={() => changeEphemeral({ notice: null })}>
        Dismiss
      </Button>
    </div>
  );
}

/** Messages about saving and untrusted queries. */
export function StatusBars() {
  return (
    <>
      <OtherTabBar />
      <UntrustedBar />
      <NoticeBar />
    </>
  );
}
