'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { firstFigureStore } from '@/components/hooks/first-figure';
import { menuParts } from '@/components/ui/Menu';
import { popoverPanel } from '@/components/ui/Popover';
import { provenance } from './LaterProvenance';

/** Fetches what the first click, or the first file, will want once the first figure is drawn. */
export function usePrefetch(): void {
  const drawn = useStore(firstFigureStore, (state) => state.drawn);
  useEffect(() => {
    if (!drawn) return;
    menuParts.prefetch();
    popoverPanel.prefetch();
    provenance.prefetch();
  }, [drawn]);
}
