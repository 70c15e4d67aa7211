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
  /** Dashes of a line, which tell apart lines of like colours; solid without. */
  readonly dash?: string;
}

/** Dashes of lines: solid, then others. */
const DASHES = [undefined, '7,3', '2,2.5', '9,3,2,3', '12,3', '4,2,1.5,2,1.5,2', '1.5,4'] as const;

/**
 * Colour, symbol and dashes of each team by its position among all teams. The colours repeat after
 * ten, each time with other symbols and dashes, so that no two of the first 70 teams look alike.
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
    const dash = DASHES[(position + round) % DASHES.length];
    styles.set(team, {
      colour: colours[position % colours.length]!,
      symbol: TEAM_SYMBOLS[(position + round) % TEAM_SYMBOLS.length]!,
      ...(dash && { dash }),
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

const BAND_SYMBOLS = ['circle', 'diamond', 'triangle', 'star', 'cross', 'wye'] as const;

/** A band's name at the beginning of a line. */
export function bandTitle(band: Band): string {
  return band.charAt(0).toUpperCase() + band.slice(1);
}

/** The bands that rows have: in order, then any that the theme does not know. */
export function bandsIn(
  rows: readonly { readonly band?: Band | null }[],
  theme: Pick<FigureTheme, 'bands'>,
): Band[] {
  const present = new Set(rows.flatMap(({ band }) => band ?? []));
  return [...new Set([...theme.bands.filter((band) => present.has(band)), ...present])];
}

/**
 * Colour and symbol of a band by its place; a class without a band is a grey square. Colours repeat
 * after six bands, each time with other symbols.
 */
export function bandStyle(band: Band | null, theme: FigureTheme): MarkStyle {
  const place = band === null ? -1 : theme.bands.indexOf(band);
  const { bands, neutral } = theme.colours;
  if (place < 0) return { colour: neutral, symbol: 'square' };
  const round = Math.floor(place / bands.length);
  return {
    colour: bands[place % bands.length]!,
    symbol: BAND_SYMBOLS[(place + round) % BAND_SYMBOLS.length]!,
  };
}
