'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { usePrinting } from '@/components/ui/use-printing';
import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';
import { changeEphemeral, type ThemeChoice } from '@/lib/notebook/ephemeral';
import { type FigureTheme, figureTheme } from '@/lib/plots/core/theme';
import { useSettings, useView } from './context';
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

/** The colours of figures, as chosen or those of the system, and the bands of the current task. */
export function useFigureTheme(): FigureTheme {
  const choice = useEphemeral((state) => state.theme);
  const systemDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DARK_QUERY).matches,
    () => false,
  );
  const printing = usePrinting();
  const dark = !printing && (choice === 'system' ? systemDark : choice === 'dark');
  const chosen = useSettings((settings) => settings.bands);
  const { task } = useView();
  const bands = task?.bands ?? chosen ?? DEFAULT_BANDS;
  return useMemo(() => figureTheme(dark ? 'dark' : 'light', bandNames(bands)), [dark, bands]);
}
