'use client';

import { use } from 'react';
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
  /** The module, while rendering inside a Suspense boundary, as React's `use`. A failure is thrown. */
  read(): T;
}

/**
 * For buttons that are visible before what they open is loaded (`useLoaded`: needs no boundary, and a
 * failed load can be repeated), and for modules with more in them than a component (`read`).
 */
export function lazyModule<T>(importModule: () => Promise<T>): LazyModule<T> {
  const store = createStore<{ readonly loaded: T | null }>(() => ({ loaded: null }));
  let loading: Promise<T> | null = null;
  let suspended: Promise<T> | null = null;
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
    read: () => {
      // React renders again what was suspended, and `use` must be called again then with the same
      // promise: also once the module is loaded, or has failed.
      if (suspended === null) {
        const { loaded } = store.getState();
        if (loaded !== null) return loaded;
        suspended = load();
      }
      return use(suspended);
    },
  };
}
