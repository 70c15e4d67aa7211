'use client';

import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';

/** How far a cell of the reader's own is. */
export interface OwnState {
  readonly title: string;
  /** Nothing of it is still to come. */
  readonly settled: boolean;
  /** Why what it would show is not there; null where it is. */
  readonly lacking: string | null;
}

/** Whether cells out of sight are to run, read and fill in too. */
export const allWanted = createStore<{ readonly wanted: boolean }>(() => ({ wanted: false }));

const states = new Set<{ readonly current: OwnState }>();

/** Lets a pack know how far a cell of the reader's own is. */
export function useOwnState(state: OwnState): void {
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    states.add(latest);
    return () => void states.delete(latest);
  }, []);
}

const PAUSE = 50;

const pause = () => new Promise((wake) => setTimeout(wake, PAUSE));

/**
 * Brings all cells of the reader's own up to date, those out of sight too, for as long as `work`
 * takes. It is told of the cells that lack what they would show.
 */
export async function withAllCells<T>(
  signal: AbortSignal,
  work: (lacking: readonly OwnState[]) => Promise<T>,
): Promise<T> {
  allWanted.setState({ wanted: true });
  try {
    // What one cell gives another may read: all are to be settled twice in a row.
    for (let settled = 0; settled < 2; ) {
      await pause();
      signal.throwIfAborted();
      settled = [...states].every(({ current }) => current.settled) ? settled + 1 : 0;
    }
    return await work([...states].flatMap(({ current }) => (current.lacking ? [current] : [])));
  } finally {
    allWanted.setState({ wanted: false });
  }
}
