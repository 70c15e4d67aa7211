import { NO_TAG } from '../images/tags';
import type { DocumentCell, NotebookDocument } from './types';

/** A document with its earlier versions, and those that undo left. */
export interface History {
  readonly past: readonly NotebookDocument[];
  readonly present: NotebookDocument;
  readonly future: readonly NotebookDocument[];
  /** What the last step changed, if further changes of the same join it; else null. */
  readonly step: string | null;
  /** When the last step was made or extended, in milliseconds. */
  readonly at: number;
  /** Grows with each document opened: its cells are not those of the document before. */
  readonly opened: number;
}

/** Most steps that undo can go back. */
const MAX_STEPS = 200;

/** Changes of the same thing within this many milliseconds of each other are one step. */
const PAUSE = 1000;

export function beginHistory(present: NotebookDocument, opened = 0): History {
  return { past: [], present, future: [], step: null, at: 0, opened };
}

type Fields = Readonly<Record<string, unknown>>;

function changedKeys(before: object, after: object): string[] {
  const [a, b] = [before as Fields, after as Fields];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]);
}

/** The only changed cell, before and after; null if several changed, or one was moved. */
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
 * The key of a change that is one of a series: a slider moved, a text typed, a selection
 * extended. Null for a change that is always a separate step.
 */
function sharedStep(before: NotebookDocument, after: NotebookDocument): string | null {
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
    case 'tags': {
      const [image, ...others] = changedKeys(before.tags, after.tags);
      if (image === undefined || others.length > 0) return null;
      const key = typedKey(before.tags[image] ?? NO_TAG, after.tags[image] ?? NO_TAG, 'string');
      return key && `tags.${image}.${key}`;
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

/**
 * Adds a change to the history. Steps of a slider and typed letters join into one step while they
 * follow each other closely.
 *
 * @param now milliseconds
 */
export function record(history: History, next: NotebookDocument, now: number): History {
  const { past, present, step, at, opened } = history;
  if (next === present) return history;
  const changed = sharedStep(present, next);
  const joins = changed !== null && changed === step && now - at < PAUSE;
  return {
    past: joins ? past : [...past, present].slice(-MAX_STEPS),
    present: next,
    future: [],
    step: changed,
    at: now,
    opened,
  };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    ...history,
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    step: null,
    at: 0,
  };
}

export function redo(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  const past = [...history.past, history.present];
  return { ...history, past, present: after, future, step: null, at: 0 };
}
