'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { type CellChange, editCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import type { OwnCell } from '@/lib/notebook/document/types';

/**
 * Editors and what they need are fetched when there is a cell of the reader's own. Without a
 * boundary of its own the whole page would wait for them, and never come to rest.
 */
const OwnBody = lazy(() => import('./OwnBody').then((m) => ({ default: m.OwnBody })));

interface OwnCellFrameProps {
  cell: OwnCell;
  title: string;
  /** Stands beside the title. */
  tools?: ReactNode;
}

/** A cell of the reader's own. */
export function OwnCellFrame({ cell, title, tools }: OwnCellFrameProps) {
  const change = (next: CellChange) =>
    changeDocument((document) => editCell(document, cell.id, next));
  return (
    <section
      id={cell.id}
      data-kind={cell.kind}
      aria-label={title}
      className="group/cell border-line border-t py-6"
    >
      {/* The tools stand at the top: the keyboard comes to them before the body. */}
      <div className="flex flex-col gap-x-3 sm:flex-row-reverse sm:items-start">
        <span className="self-end sm:self-auto">{tools}</span>
        <div data-body className="min-w-0 flex-1">
          <Suspense fallback={null}>
            <OwnBody cell={cell} title={title} onChange={change} />
          </Suspense>
        </div>
      </div>
    </section>
  );
}
