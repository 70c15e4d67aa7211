'use client';

import { useMemo } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { useDocument } from '@/components/hooks/document';
import { useIsShown } from '@/components/hooks/published';
import { ownTitle } from '@/lib/notebook/document/title';
import type { BuiltInCell, DocumentCell, OwnCell } from '@/lib/notebook/document/types';
import { builtInDefinition } from './built-in';

/** A cell of the document with what is drawn of it. */
export type PlacedCell = {
  /** Place in the document, from 0. */
  readonly index: number;
  /** For the outline. */
  readonly title: string;
} & (
  | { readonly cell: BuiltInCell; readonly definition: CellDefinition }
  | { readonly cell: OwnCell; readonly definition: null }
);

function placed(cell: DocumentCell, index: number): PlacedCell | null {
  if (cell.kind !== 'built-in') return { cell, index, title: ownTitle(cell), definition: null };
  const definition = builtInDefinition(cell.cell);
  return definition ? { cell, index, title: definition.short, definition } : null;
}

/** The document's cells in order; those that this version does not know are left out. */
export function useAllCells(): readonly PlacedCell[] {
  const cells = useDocument((document) => document.cells);
  return useMemo(() => cells.flatMap((cell, index) => placed(cell, index) ?? []), [cells]);
}

/** As `useAllCells`, without cells that say nothing of what the reader looks at. */
export function useCells(): readonly PlacedCell[] {
  const all = useAllCells();
  const isShown = useIsShown();
  return useMemo(
    () => all.filter(({ definition }) => !definition || isShown(definition)),
    [all, isShown],
  );
}
