'use client';

import { useStore } from 'zustand';
import { type EphemeralState, ephemeralStore } from '@/lib/notebook/ephemeral';

export function useEphemeral<T>(select: (state: EphemeralState) => T): T {
  return useStore(ephemeralStore, select);
}
