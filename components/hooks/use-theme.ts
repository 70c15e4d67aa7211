'use client';

import { useEffect, useSyncExternalStore } from 'react';

import { changeEphemeral, type ThemeChoice } from '@/lib/notebook/ephemeral';
import { type FigureTheme, figureTheme } from '@/lib/plots/core/theme';
import { useEphemeral } from './ephemeral';

const DARK_QUERY = '(prefers-color-scheme: dark)';

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia(DARK_QUERY);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useEphemeral((state) => state.theme);
  useEffect(() => {
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  }, [choice]);
  return [choice, (theme) => changeEphemeral({ theme })];
}

/** The colours of figures: as chosen, else those of the system. */
export function useFigureTheme(): FigureTheme {
  const choice = useEphemeral((state) => state.theme);
  const systemDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DARK_QUERY).matches,
    () => false,
  );
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  return figureTheme(dark ? 'dark' : 'light');
}
