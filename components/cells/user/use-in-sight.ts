'use client';

import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { allWanted } from '@/components/export/out-of-sight';
import { useNear } from '@/components/hooks/use-near';

/** Whether an element is near the part of the page in sight, or wanted wherever it is. */
export function useInSight(ref: RefObject<Element | null>): boolean {
  const wanted = useStore(allWanted, (state) => state.wanted);
  return useNear(ref, '300px', false) || wanted;
}
