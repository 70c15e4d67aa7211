import type { DocumentCell, NotebookDocument } from './types';

type Fields = Readonly<Record<string, unknown>>;

function changedKeys(before: object, after: object): string[] {
  const [a, b] = [before as Fields, after as Fields];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]);
}

/** The one changed cell, where all others stayed as and where they were. */
function changedCell(
  before: readonly DocumentCell[],
  after: readonly DocumentCell[],
): [DocumentCell, DocumentCell] | null {
  if (before.length !== after.length) return null;
  const changed = before.flatMap((cell, i) => (cell !== after[i] ? [i] : []));
  const [index] = changed;
  if (changed.length !== 1 || index === undefined) return null;
  const [was, is] = [before[index]!, after[index]!];
  return was.id === is.id ? [was, is] : null;
}

function typedKey(before: object, after: object, type: 'string' | 'number'): string | null {
  const [key, ...more] = changedKeys(before, after);
  if (key === undefined || more.length > 0) return null;
  return typeof (after as Fields)[key] === type ? key : null;
}

/**
 * Names what a change is about if it is one of a series: a number being slid, a text being typed,
 * a selection being drawn. Null for a change that is a step of its own.
 */
export function sharedStep(before: NotebookDocument, after: NotebookDocument): string | null {
  const [part, ...more] = changedKeys(before, after);
  if (more.length > 0) return null;
  switch (part) {
    case 'title':
    case 'selection':
      return part;
    case 'settings': {
      const key = typedKey(before.settings, after.settings, 'number');
      return key && `settings.${key}`;
    }
    case 'uncertainty': {
      const key = typedKey(before.uncertainty, after.uncertainty, 'number');
      return key && `uncertainty.${key}`;
    }
    case 'choices': {
      const [cell, ...others] = changedKeys(before.choices, after.choices);
      if (cell === undefined || others.length > 0) return null;
      const key = typedKey(before.choices[cell] ?? {}, after.choices[cell] ?? {}, 'number');
      return key && `choices.${cell}.${key}`;
    }
    case 'cells': {
      const pair = changedCell(before.cells, after.cells);
      const key = pair && typedKey(...pair, 'string');
      return pair && key && `cells.${pair[0].id}.${key}`;
    }
    default:
      return null;
  }
}
