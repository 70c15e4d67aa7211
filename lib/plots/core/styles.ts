import type { Band } from '@/lib/challenge/bands';
import type { FigureTheme } from './theme';

export const TEAM_SYMBOLS = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'star',
  'cross',
  'wye',
] as const;

export interface MarkStyle {
  readonly colour: string;
  readonly symbol: (typeof TEAM_SYMBOLS)[number] | 'times';
}

/**
 * Colour and symbol of each team by its position among all teams. The colours repeat after ten,
 * each time with other symbols, so that no two of the first 70 teams look alike.
 */
export function teamStyles(
  teams: readonly string[],
  theme: FigureTheme,
): (team: string) => MarkStyle {
  const colours = theme.colours.teams;
  const styles = new Map<string, MarkStyle>();
  for (const team of new Set(teams)) {
    const position = styles.size;
    const round = Math.floor(position / colours.length);
    styles.set(team, {
      colour: colours[position % colours.length]!,
      symbol: TEAM_SYMBOLS[(position + round) % TEAM_SYMBOLS.length]!,
    });
  }
  return (team) => styles.get(team) ?? { colour: theme.colours.neutral, symbol: 'times' };
}

/** Teams of the rows: in the given order if there is one, teams it lacks after them. */
export function teamsOf(
  rows: readonly { readonly team: string }[],
  order: readonly string[] = [],
): string[] {
  const present = new Set(rows.map((row) => row.team));
  return [...new Set([...order.filter((team) => present.has(team)), ...present])];
}

const BAND_SYMBOLS = { head: 'circle', medium: 'diamond', tail: 'triangle' } as const;

export const BAND_NAMES: Readonly<Record<Band, string>> = {
  head: 'Head',
  medium: 'Medium',
  tail: 'Tail',
};

/** Colour and symbol of a band; a class without a band is a grey square. */
export function bandStyle(band: Band | null, theme: FigureTheme): MarkStyle {
  if (!band) return { colour: theme.colours.neutral, symbol: 'square' };
  return { colour: theme.colours.bands[band], symbol: BAND_SYMBOLS[band] };
}
