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
 * Colour and symbol of each team by its place among all teams. The colours repeat after ten, each
 * time with other symbols, so that no two of the first 70 teams look alike.
 */
export function teamStyles(
  teams: readonly string[],
  theme: FigureTheme,
): (team: string) => MarkStyle {
  const colours = theme.colours.teams;
  const styles = new Map<string, MarkStyle>();
  for (const team of teams) {
    if (styles.has(team)) continue;
    const place = styles.size;
    const round = Math.floor(place / colours.length);
    styles.set(team, {
      colour: colours[place % colours.length]!,
      symbol: TEAM_SYMBOLS[(place + round) % TEAM_SYMBOLS.length]!,
    });
  }
  return (team) => styles.get(team) ?? { colour: theme.colours.neutral, symbol: 'times' };
}

/** Teams of the rows: in the given order where there is one, those it lacks after them. */
export function teamsOf(
  rows: readonly { readonly team: string }[],
  order: readonly string[] = [],
): string[] {
  const present = new Set(rows.map((row) => row.team));
  return [...new Set([...order.filter((team) => present.has(team)), ...present])];
}
