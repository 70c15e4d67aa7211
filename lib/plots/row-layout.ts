import * as Plot from '@observablehq/plot';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
import { type Tags, tagged } from './tagged';
import { fitText, widestText } from './text-width';
import type { FigureTheme } from './theme';

/** Where each of a column of named rows lies; y is a linear scale of row numbers from the top. */
export interface RowLayout {
  readonly names: readonly string[];
  /** On a phone the name stands above its row, else beside it. */
  readonly above: boolean;
  readonly marginLeft: number;
  readonly step: number;
  /** Height of all rows in px. */
  readonly height: number;
  readonly y: Plot.ScaleOptions;
  /** y of what is drawn in the row; undefined for an unknown name. */
  at(name: string): number | undefined;
  /** y of the text line of the row. */
  textAt(name: string): number;
  /** Every how many rows a text finds room. */
  readonly every: number;
  /** The names that find room; lines along all rows would be a grey sheet where they do not. */
  readonly named: readonly string[];
  /** The names themselves. */
  labels(theme: FigureTheme): Plot.Markish;
}

export interface RowLayoutOptions {
  /** What the names stand for. */
  readonly kind: 'class' | 'team';
  /** Height of a row with its name beside it. */
  readonly step?: number;
  /** Names always beside their rows, for short names. */
  readonly beside?: boolean;
  /** Names that stand for no class or team, as of a row of means. */
  readonly other?: string | readonly string[];
  /** Largest share of the width that names may take. */
  readonly share?: number;
}

const LINE = 16;

function rowStep(count: number, comfortable: number): number {
  if (count <= 60) return comfortable;
  if (count <= 160) return Math.min(comfortable, 13);
  return Math.max(2, 2000 / count);
}

/** Lays out named rows: comfortable up to 60, dense beyond, with every k-th name past 160. */
export function rowLayout(
  names: readonly string[],
  params: FigureParams,
  options: RowLayoutOptions,
): RowLayout {
  const comfortable = options.step ?? 18;
  const tall = names.length * (LINE + comfortable) > 0.8 * (params.maxHeight ?? Infinity);
  const narrow = isNarrow(params) && !options.beside && names.length <= 160;
  const above = narrow && !tall;
  // Names beside their rows where width is short: smaller, and in more of it.
  const squeezed = narrow && tall;
  const step = above ? LINE + comfortable : rowStep(names.length, comfortable);
  const every = above ? 1 : Math.ceil(SMALL_FONT / step);
  const room = params.width * (squeezed ? 0.48 : (options.share ?? 0.4));
  const fontSize = step < 14 || squeezed ? SMALL_FONT : FONT;
  const marginLeft = above ? 12 : Math.min(room, widestText(names, fontSize) + 12);
  const others = [options.other ?? []].flat();
  const index = new Map(names.map((name, i) => [name, i]));
  const shift = above ? LINE / 2 / step : 0;
  const textShift = above ? (LINE / 2 + 1) / step - 0.5 : 0;
  const textAt = (name: string) => (index.get(name) ?? 0) + textShift;
  const named = names.filter((_, i) => i % every === 0);
  const labels = ({ colours }: FigureTheme) => {
    const data = named.map((name): Tags & { name: string } => ({
      name,
      ...(!others.includes(name) && { [options.kind]: name }),
    }));
    const width = above ? params.width * 0.7 : marginLeft - 10;
    return Plot.text(
      data,
      tagged(data, {
        y: (row: { name: string }) => textAt(row.name),
        text: (row: { name: string }) => fitText(row.name, width, fontSize),
        frameAnchor: 'left',
        textAnchor: above ? 'start' : 'end',
        dx: above ? 0 : -8,
        fill: colours.ink,
        stroke: above ? colours.surface : 'none',
        strokeWidth: 3,
        fontSize,
      }),
    );
  };
  return {
    names,
    above,
    marginLeft,
    step,
    every,
    named,
    height: Math.ceil(names.length * step),
    y: { type: 'linear', domain: [-0.5, names.length - 0.5], reverse: true, axis: null },
    at: (name) => {
      const place = index.get(name);
      return place === undefined ? undefined : place + shift;
    },
    textAt,
    labels,
  };
}
