import type { Band, BandLimits } from '@/lib/challenge/bands';
import { formatPercentTick } from './format';
import type { MarkStyle } from './team-style';
import type { FigureTheme } from './theme';

const SYMBOLS = { head: 'circle', medium: 'diamond', tail: 'triangle' } as const;

export const BAND_NAMES: Readonly<Record<Band, string>> = {
  head: 'Head',
  medium: 'Medium',
  tail: 'Tail',
};

/** Colour and symbol of a band; a class without a band is a grey square. */
export function bandStyle(band: Band | null, theme: FigureTheme): MarkStyle {
  if (!band) return { colour: theme.colours.neutral, symbol: 'square' };
  return { colour: theme.colours.bands[band], symbol: SYMBOLS[band] };
}

/** `Medium, 1 to 10 %`. */
export function bandWithLimits(band: Band, limits: BandLimits): string {
  const head = formatPercentTick(limits.head);
  const tail = formatPercentTick(limits.tail);
  if (band === 'head') return `Head, above ${head}\u00a0%`;
  if (band === 'tail') return `Tail, below ${tail}\u00a0%`;
  return `Medium, ${tail} to ${head}\u00a0%`;
}
