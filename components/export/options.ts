'use client';

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FigureSize } from '@/lib/export/figure/sizes';
import type { Decimals } from '@/lib/export/table/table';

/** How figures and tables are saved; kept from one saving to the next. */
export interface ExportOptions {
  readonly size: FigureSize;
  readonly theme: 'light' | 'dark';
  /** Title above and caption below the figure. */
  readonly worded: boolean;
  /** Text of an SVG: as text with its font, or as shapes. */
  readonly text: 'font' | 'shapes';
  readonly decimals: Decimals;
}

const optionsStore = createStore<ExportOptions>(() => ({
  size: 'column',
  theme: 'light',
  worded: false,
  text: 'font',
  decimals: 3,
}));

export function useExportOptions(): ExportOptions {
  return useStore(optionsStore);
}

export function changeExportOptions(change: Partial<ExportOptions>): void {
  optionsStore.setState(change);
}

export const DECIMALS: readonly { value: `${Decimals}`; label: string }[] = [
  ...(['2', '3', '4', '5', '6'] as const).map((value) => ({ value, label: value })),
  { value: 'full', label: 'all' },
];

export function decimalsOf(value: `${Decimals}`): Decimals {
  return value === 'full' ? 'full' : (Number(value) as Exclude<Decimals, 'full'>);
}
