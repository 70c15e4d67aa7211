import { sharedStep } from './shared-step';
import type { NotebookDocument } from './types';

/** A document with what it was before, and what it was before it was taken back. */
export interface History {
  readonly past: readonly NotebookDocument[];
  readonly present: NotebookDocument;
  readonly future: readonly NotebookDocument[];
  /** What the last step changed, where another change of the same may join it. */
  readonly step: string | null;
  /** When the last step was made or joined, in milliseconds. */
  readonly at: number;
  /** Grows with each document shown in place of another: cells of one are none of the other's. */
  readonly opened: number;
}

/** Steps that can be taken back. */
const LONGEST = 200;

/** Changes of the same thing within this many milliseconds of each other are one step. */
const PAUSE = 1000;

export function beginHistory(present: NotebookDocument, opened = 0): History {
  return { past: [], present, future: [], step: null, at: 0, opened };
}

/**
 * Takes a change down. Steps of a slider and letters typed join into one step as long as they
 * follow each other closely.
 *
 * @param now milliseconds
 */
export function record(history: History, next: NotebookDocument, now: number): History {
  const { past, present, step, at, opened } = history;
  if (next === present) return history;
  const own = sharedStep(present, next);
  const joins = own !== null && own === step && now - at < PAUSE;
  return {
    past: joins ? past : [...past, present].slice(-LONGEST),
    present: next,
    future: [],
    step: own,
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
