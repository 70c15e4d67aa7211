import { NOTHING_SELECTED } from '../selection';
import { INITIAL_SETTINGS } from '../settings';
import { DEFAULT_UNCERTAINTY } from '../uncertainty/settings';
import type { BuiltInCell, NotebookDocument } from './types';

/** A chart of a table without encodings: suitable ones are filled in when it is drawn. */
export function firstChart(source = 'class_metrics'): string {
  return JSON.stringify({ source, mark: 'dot' }, null, 2);
}

/** A built-in cell as a new notebook has it. */
export function builtInCell(cell: string): BuiltInCell {
  return { kind: 'built-in', id: cell, cell, hidden: false };
}

/**
 * A new notebook.
 *
 * @param builtIn ids of the built-in cells in reading order
 */
export function initialDocument(builtIn: readonly string[]): NotebookDocument {
  return {
    title: '',
    cells: builtIn.map(builtInCell),
    settings: INITIAL_SETTINGS,
    uncertainty: DEFAULT_UNCERTAINTY,
    choices: {},
    selection: NOTHING_SELECTED,
    tags: {},
  };
}
