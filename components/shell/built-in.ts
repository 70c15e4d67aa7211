import { CELLS } from '@/components/cells/registry';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { initialDocument } from '@/lib/notebook/document/initial';
import { showDocument } from '@/lib/notebook/document/store';
import type { NotebookDocument } from '@/lib/notebook/document/types';

const DEFINITIONS: ReadonlyMap<string, CellDefinition> = new Map(
  CELLS.map((cell) => [cell.id, cell]),
);

/** Ids of the built-in cells in reading order. */
export const BUILT_IN: readonly string[] = CELLS.map((cell) => cell.id);

/** The built-in cell of an id; undefined for one that this version does not have. */
export function builtInDefinition(id: string): CellDefinition | undefined {
  return DEFINITIONS.get(id);
}

export function newNotebook(): NotebookDocument {
  return initialDocument(BUILT_IN);
}

showDocument(newNotebook());
