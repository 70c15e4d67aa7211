'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useNear } from '@/components/hooks/use-near';
import { pendingParts } from '@/components/ui/pending';
import { changeEphemeral } from '@/lib/notebook/ephemeral';

/** What a user's cell reports of its work. */
interface UserCellState {
  readonly title: string;
  /** No query, rows or values are outstanding. */
  readonly upToDate: boolean;
  /** Why the cell has nothing to export; null if it has. */
  readonly missing: string | null;
}

const states = new Set<{ readonly current: UserCellState }>();

/** Reports a user's cell to `withAllCells` for as long as it is mounted. */
export function useUserCellState(state: UserCellState): void {
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
const STABLE = 3;

const pause = () => new Promise((wake) => setTimeout(wake, PAUSE));

/**
 * Brings all cells up to date, also those that are not visible, and keeps them so during `work`,
 * which gets the users' cells that have nothing to export.
 */
export async function withAllCells<T>(
  signal: AbortSignal,
  work: (missing: readonly UserCellState[]) => Promise<T>,
): Promise<T> {
  changeEphemeral({ updatesAllCells: true });
  try {
    // Cells may depend on each other; wait for some checks in a row.
    for (let stable = 0; stable < STABLE; ) {
      await pause();
      signal.throwIfAborted();
      const isDone = pendingParts() === 0 && [...states].every(({ current }) => current.upToDate);
      stable = isDone ? stable + 1 : 0;
    }
    return await work([...states].flatMap(({ current }) => (current.missing ? [current] : [])));
  } finally {
    changeEphemeral({ updatesAllCells: false });
  }
}

/** Whether an element is visible or nearly so, or an export needs all cells. */
export function useVisible(ref: RefObject<Element | null>): boolean {
  const updatesAll = useEphemeral((state) => state.updatesAllCells);
  return useNear(ref, '300px', false) || updatesAll;
}
