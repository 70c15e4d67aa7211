import * as Plot from '@observablehq/plot';
import { type FigureParams, SMALL_FONT } from './figure-params';
import { type Tags, tagged } from './tagged';
import { fitText, textWidth, widestText } from './text-width';

export interface ColumnHeaders {
  readonly height: number;
  readonly marks: Plot.Markish;
}

const LONGEST = 120;

/** Names above columns of `step` px: level where they fit, else upright; left out where too dense. */
export function columnHeaders(
  teams: readonly string[],
  step: number,
  params: FigureParams,
): ColumnHeaders {
  if (step < SMALL_FONT - 2) return { height: 8, marks: null };
  const level = teams.every((team) => textWidth(team, SMALL_FONT) <= step - 4);
  const texts = teams.map((team) => fitText(team, level ? step : LONGEST, SMALL_FONT));
  const data = teams.map((team, i): Tags & { i: number; text: string } => ({
    team,
    i,
    text: texts[i]!,
  }));
  const marks = Plot.text(
    data,
    tagged(data, {
      x: 'i',
      text: 'text',
      frameAnchor: 'top',
      fill: params.theme.colours.ink,
      fontSize: SMALL_FONT,
      ...(level ? { dy: -10 } : { dy: -7, rotate: -90, textAnchor: 'start' as const }),
    }),
  );
  return { height: level ? 22 : widestText(texts, SMALL_FONT) + 14, marks };
}
