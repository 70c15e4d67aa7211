'use client';

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Code that is fetched when it is first wanted. */
export interface Later<T> {
  /** Resolves when it is here; where that failed, it is tried again when next asked. */
  fetch(): Promise<T>;
  /** Fetches it for a need that may come; where it fails, the need will tell. */
  prefetch(): void;
  /** What was fetched; null until it is here. */
  useFetched(): T | null;
}

export function later<T>(load: () => Promise<T>): Later<T> {
  const store = createStore<{ readonly here: T | null }>(() => ({ here: null }));
  let loading: Promise<T> | null = null;
  const fetch = () => {
    loading ??= load().then(
      (here) => {
        store.setState({ here });
        return here;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  return {
    fetch,
    prefetch: () => void fetch().catch(() => undefined),
    useFetched: () => useStore(store, ({ here }) => here),
  };
}
