'use client';

import { useMemo } from 'react';
import { CELLS } from '@/components/cells/registry';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { useSessionState } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { useViewMode } from '@/components/hooks/view-mode';
import { initialDocument } from '@/lib/notebook/document/initial';
import { showDocument } from '@/lib/notebook/document/store';
import type {
  BuiltInCell,
  DocumentCell,
  NotebookDocument,
  UserCell,
} from '@/lib/notebook/document/types';
import { userCellTitle } from '@/lib/notebook/document/user-cells';
import { hasRows } from '@/lib/notebook/published/provenance';
import { shownOrigins, wantsPublished } from '@/lib/notebook/session/evaluations';

const DEFINITIONS: ReadonlyMap<string, CellDefinition> = new Map(
  CELLS.map((cell) => [cell.id, cell]),
);

/** Titles of the built-in cells in the outline, by id. */
export const CELL_TITLES: ReadonlyMap<string, string> = new Map(
  CELLS.map(({ id, short }) => [id, short]),
);

/** Ids of the built-in cells in reading order. */
export const BUILT_IN: readonly string[] = CELLS.map((cell) => cell.id);

/** The built-in cell of an id; undefined if this version does not have it. */
function builtInDefinition(id: string): CellDefinition | undefined {
  return DEFINITIONS.get(id);
}

export function newNotebook(): NotebookDocument {
  return initialDocument(BUILT_IN);
}

showDocument(newNotebook());

/** A cell of the document with its title and definition. */
export type PlacedCell = {
  /** Position in the document, from 0. */
  readonly index: number;
  /** Title in the outline. */
  readonly title: string;
} & (
  | { readonly cell: BuiltInCell; readonly definition: CellDefinition }
  | { readonly cell: UserCell; readonly definition: null }
);

function placed(cell: DocumentCell, index: number): PlacedCell | null {
  if (cell.kind !== 'built-in')
    return { cell, index, title: userCellTitle(cell), definition: null };
  const definition = builtInDefinition(cell.cell);
  return definition ? { cell, index, title: definition.short, definition } : null;
}

/** The document's cells in order, without those that this version does not know. */
export function useAllCells(): readonly PlacedCell[] {
  const cells = useDocument((document) => document.cells);
  return useMemo(() => cells.flatMap((cell, index) => placed(cell, index) ?? []), [cells]);
}

/** The cells of what the user chose to see: files, published results or both. */
function useCells(): readonly PlacedCell[] {
  const all = useAllCells();
  const isPublished = usePublishedShown();
  const isExpected = useEphemeral((state) => state.expectsPublished);
  const isWanted = useSessionState(wantsPublished);
  // Their place is kept until they are fetched.
  const published = isPublished || (isExpected && isWanted);
  const files = useSessionState((state) => shownOrigins(state).length > 0);
  const tables = usePublished((state) => state.tables);
  return useMemo(() => {
    const shown = { task: files, published, either: files || published };
    // A cell about a published table is there if the table is.
    const hasTable = ({ needs, published: [use] = [] }: CellDefinition) =>
      needs !== 'published' || !use || !tables || hasRows(tables, use);
    return all.filter(
      ({ definition }) =>
        !definition || (shown[definition.needs ?? 'task'] && hasTable(definition)),
    );
  }, [all, files, published, tables]);
}

/** Of these, the cells on the page: the reading view leaves hidden ones out. */
export function useShownCells(): readonly PlacedCell[] {
  const all = useCells();
  const isEditing = useViewMode().kind === 'edit';
  return useMemo(
    () => (isEditing ? all : all.filter(({ cell }) => !cell.hidden)),
    [all, isEditing],
  );
}
