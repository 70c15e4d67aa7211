'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { type CellChange, editCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import type { UserCell } from '@/lib/notebook/document/types';

/** Editors and charts are loaded with the first user's cell. */
const UserCellBody = lazy(() => import('./UserCellBody'));

interface UserCellFrameProps {
  cell: UserCell;
  title: string;
  /** Shown beside the content. */
  tools?: ReactNode;
}

/** A text, query or chart of the user. */
export function UserCellFrame({ cell, title, tools }: UserCellFrameProps) {
  const change = (next: CellChange) =>
    changeDocument((document) => editCell(document, cell.id, next));
  return (
    <section
      id={cell.id}
      data-kind={cell.kind}
      aria-label={title}
      className="group/cell border-line border-t py-6"
    >
      {/* The tools come first, so that Tab reaches them before the body. */}
      <div className="flex flex-col gap-x-3 sm:flex-row-reverse sm:items-start">
        <span className="self-end sm:self-auto">{tools}</span>
        <div data-body className="min-w-0 flex-1">
          <Suspense fallback={null}>
            <UserCellBody cell={cell} title={title} onChange={change} />
          </Suspense>
        </div>
      </div>
    </section>
  );
}
