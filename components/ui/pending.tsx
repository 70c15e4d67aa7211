'use client';

import { type ReactNode, useEffect } from 'react';

let pending = 0;

/** How many parts of the page are still being computed or loaded. */
export const pendingParts = () => pending;

/** Counts a part of the page as unfinished for as long as it is: exports and prints wait for it. */
export function usePending(isPending = true): void {
  useEffect(() => {
    if (!isPending) return;
    pending++;
    return () => void pending--;
  }, [isPending]);
}

interface PendingProps {
  children?: ReactNode;
}

/** Stands in for what is being computed. */
export function Pending({ children = 'Counting…' }: PendingProps) {
  usePending();
  return <p className="text-soft">{children}</p>;
}
