'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type FigureTheme, figureTheme } from '@/lib/plots/theme';

export type ThemeChoice = 'system' | 'light' | 'dark';

const themeChoice = createStore<{ choice: ThemeChoice }>(() => ({ choice: 'system' }));

const DARK_QUERY = '(prefers-color-scheme: dark)';

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useStore(themeChoice, (state) => state.choice);
  useEffect(() => {
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  }, [choice]);
  return [choice, (next) => themeChoice.setState({ choice: next })];
}

/** The colours figures are drawn in: the reader's choice, else the system's. */
export function useFigureTheme(): FigureTheme {
  const choice = useStore(themeChoice, (state) => state.choice);
  const systemDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DARK_QUERY).matches,
    () => false,
  );
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  return figureTheme(dark ? 'dark' : 'light');
}
