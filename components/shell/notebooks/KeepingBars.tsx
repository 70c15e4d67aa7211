'use client';

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDocument, useHeld } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { setHeld } from '@/lib/notebook/document/held';
import { dismissNotice, noticeStore, showError } from '@/lib/notebook/notices';
import { bringsQuery } from '@/lib/notebook/persistence/asks-to-run';
import { useKeeping, useKeepingState } from './context';
import { heldText } from './held-text';

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

/** Shows the queries of a notebook from elsewhere before any of them runs. */
export function HeldBar() {
  const held = useHeld();
  const cells = useDocument((document) => document.cells);
  if (!held) return null;
  const waiting = cells.filter(bringsQuery);
  const [first] = waiting;
  const isOne = waiting.length === 1;
  return (
    <Bar name="held">
      <span className="min-w-0 flex-1 basis-64">{heldText(cells)}</span>
      {first && (
        <a href={`#${first.id}`} className="text-accent underline">
          Look at {isOne ? 'it' : 'the first'}
        </a>
      )}
      <Button look="strong" onClick={() => setHeld(false)}>
        Run {isOne ? 'it' : 'them'}
      </Button>
    </Bar>
  );
}

function ElsewhereBar() {
  const { keeper } = useKeeping();
  const status = useKeepingState((state) => state.status);
  if (status !== 'elsewhere') return null;
  return (
    <Bar name="elsewhere">
      <span className="min-w-0 flex-1 basis-64">
        This notebook is open in another tab, which keeps it. What you change here is not kept.
      </span>
      <Button onClick={() => void keeper.takeOver().catch(showError)}>Work on it here</Button>
    </Bar>
  );
}

/** Says something once, wherever the reader is on the page. */
export function NoticeBar() {
  const notice = useStore(noticeStore, (state) => state.notice);
  if (notice === null) return null;
  return (
    <div
      role="status"
      data-notice
      className="fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-xl items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-lg"
    >
      <span className="min-w-0 break-words">{notice}</span>
      <Button look="quiet" onClick={dismissNotice}>
        Dismiss
      </Button>
    </div>
  );
}

/** What the reader must know of how the notebook is kept. */
export function KeepingBars() {
  return (
    <>
      <ElsewhereBar />
      <HeldBar />
      <NoticeBar />
    </>
  );
}
