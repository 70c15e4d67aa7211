'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { type CellDefinition, readView } from '@/components/cells/shared/cell';
import { OpenBuiltInFiles } from '@/components/cells/shared/OpenBuiltInFiles';
import {
  firstUnmet,
  needsImages,
  REQUIREMENTS,
  type RequirementName,
} from '@/components/cells/shared/requirements';
import { useSessionState, useView } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { usePublishedShown } from '@/components/hooks/published';
import { needsAttention } from '@/components/sources/entry';
import { FilePicker } from '@/components/sources/FilePicker';
import { userFiles } from '@/lib/notebook/persistence/remembered-files';
import { DocumentCell } from './DocumentCell';
import type { PlacedCell } from './use-cells';

const NONE: readonly RequirementName[] = [];

/**
 * What a cell needs and the page has not; null if it is there. While files are read, a cell that needs
 * single images stays a line, since results come without them.
 */
function useUnmet({ definition }: PlacedCell): RequirementName | 'reading' | null {
  const view = useView();
  const isOpening = useEphemeral((state) => state.opening);
  const needs = definition?.needs ?? 'task';
  const names = definition?.requires ?? NONE;
  const isPublished = usePublishedShown();
  return useSessionState(({ sources, busy }) => {
    if (!definition || needs === 'published' || (needs === 'either' && isPublished)) return null;
    if (view.task === null) {
      const isReading = isOpening || busy || view.waiting !== null;
      if (isReading) return names.some(needsImages) ? 'reading' : null;
      return 'task';
    }
    return firstUnmet(names, { view, sources });
  });
}

/** What a cell would show. */
function Shows({ cell }: { cell: CellDefinition }) {
  return <p className="max-w-prose text-soft">{readView(cell).about.shows}</p>;
}

/** What to press so that the requirement is met. */
function Action({ requirement }: { requirement: RequirementName }) {
  const { task } = useView();
  const isBuiltIn = useSessionState(
    ({ sources }) => sources.find(({ id }) => id === task?.id)?.origin === 'built-in',
  );
  if (requirement === 'parents') return null;
  if (needsImages(requirement) && isBuiltIn) return <OpenBuiltInFiles />;
  return <FilePicker look="plain" />;
}

/** What a folded cell waits for, as a sentence. */
function useReason(unmet: RequirementName | 'reading' | null): string {
  const isAsked = useSessionState(({ sources }) => sources.some(needsAttention));
  const isMissing = useSessionState(
    ({ sources, expectsFiles }) => expectsFiles === true && userFiles(sources).length === 0,
  );
  if (unmet === 'reading' || unmet === null) return 'Shown as soon as files are read.';
  if (unmet === 'task' && isAsked) return 'Choose how to read the files above to see this.';
  if (unmet === 'task' && isMissing) {
    return 'Open the files that this notebook was made with to see this.';
  }
  return `${REQUIREMENTS[unmet].missing} to see this.`;
}

interface FoldableCellProps {
  placed: PlacedCell;
  /** Shown beside the title. */
  tools?: ReactNode;
}

/** A cell of the document; one that has nothing to show is a line that says what it needs. */
export function FoldableCell({ placed, tools }: FoldableCellProps) {
  const unmet = useUnmet(placed);
  const reason = useReason(unmet);
  const [isOpen, setOpen] = useState(false);
  if (unmet === null) return <DocumentCell placed={placed} tools={tools} />;
  const { cell, definition } = placed;
  return (
    <section
      id={cell.id}
      data-folded={unmet}
      aria-label={definition?.title}
      className="group/cell border-line border-t py-2.5 text-sm print:hidden"
    >
      <div className="flex items-start gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-start gap-1.5 text-left"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={`mt-1 shrink-0 text-soft transition-transform ${isOpen ? 'rotate-90' : ''}`}
          />
          <span>
            <span className="font-medium">{definition?.title}</span>{' '}
            <span className="text-soft">{reason}</span>
          </span>
        </button>
        <span>{tools}</span>
      </div>
      {isOpen && (
        <div className="mt-2 mb-3 space-y-3 pl-5">
          {definition && (
            <Suspense fallback={null}>
              <Shows cell={definition} />
            </Suspense>
          )}
          {unmet !== 'reading' && <Action requirement={unmet} />}
        </div>
      )}
    </section>
  );
}
