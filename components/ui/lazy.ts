'use client';

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A module that is loaded at its first use. */
export interface LazyModule<T> {
  /** Loads it. After a failure the next call tries again. */
  load(): Promise<T>;
  /** Loads it ahead of its use. A failure is reported when it is used. */
  preload(): void;
  /** The module; null until it is loaded. */
  useLoaded(): T | null;
}

/**
 * For buttons that are visible before what they open is loaded. Unlike React's `lazy` it needs no
 * boundary, and a failed load can be repeated.
 */
export function lazyModule<T>(importModule: () => Promise<T>): LazyModule<T> {
  const store = createStore<{ readonly loaded: T | null }>(() => ({ loaded: null }));
  let loading: Promise<T> | null = null;
  const load = () => {
    loading ??= importModule().then(
      (loaded) => {
        store.setState({ loaded });
        return loaded;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  return {
    load,
    preload: () => void load().catch(() => undefined),
    useLoaded: () => useStore(store, ({ loaded }) => loaded),
  };
}
