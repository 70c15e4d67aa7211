import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { valueColour } from './colour';
import { formatScore } from './format';
import { fitNames } from './names';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './params';
import { bandStyle, bandsIn, bandTitle, type MarkStyle } from './styles';
import { inPixels, pixel } from './svg';
import { type Tags, tagged } from './tagged';
import { textWidth, wrapWords } from './text';
import type { FigureTheme } from './theme';

export interface KeyItem extends Tags {
  readonly label: string;
  /** Of a symbol, filled unless hollow, of a line, tick or grey area; text alone if absent. */
  readonly style?: MarkStyle;
  readonly shape?: 'filled' | 'hollow' | 'line' | 'dashed' | 'tick' | 'area';
}

/** Items for teams in the style of each. */
export function teamItems(
  teams: readonly string[],
  style: (team: string) => MarkStyle,
): readonly KeyItem[] {
  return teams.map((team) => ({ team, label: team, style: style(team) }));
}

/** Items for the bands that the rows' classes are in. */
export function bandItems(
  rows: readonly { readonly band?: Band | null }[],
  theme: FigureTheme,
): readonly KeyItem[] {
  return bandsIn(rows, theme).map((band) => ({
    band,
    label: bandTitle(band),
    style: bandStyle(band, theme),
  }));
}

export interface Key {
  readonly marks: Plot.Markish;
  readonly height: number;
}

interface PlacedItem extends KeyItem {
  readonly x: number;
  readonly y: number;
}

const LINE = 19;
const SYMBOL = 18;
const GAP = 16;
/** Opacity of grey areas behind marks, and in keys. */
export const AREA_OPACITY = 0.2;
/** Widest item of a key in px. */
const LONGEST = 480;
/** More items than this are in two columns if their names are long. */
const MANY = 12;
/** Share of a page's height that a key takes before its names are cut shorter, down to a width in px. */
const SHARE = 0.3;
const LEAST_ROOM = 100;

/** How many columns a key of long names has: on paper as many as keep it low. */
function columnsOf(count: number, width: number, { maxHeight = Infinity }: FigureParams): number {
  const usual = count > MANY ? 2 : 1;
  const lines = Math.max(1, Math.floor((SHARE * maxHeight) / LINE));
  const most = Math.floor((width + GAP) / (LEAST_ROOM + SYMBOL + GAP));
  return Math.max(usual, Math.min(most, Math.ceil(count / lines)));
}

function flow(
  items: readonly KeyItem[],
  left: number,
  top: number,
  params: FigureParams,
): PlacedItem[] {
  const width = params.width - 4;
  let x = left;
  let y = top + LINE / 2;
  const columns = columnsOf(items.length, width - left, params);
  const room = (width - left - GAP * (columns - 1)) / columns - SYMBOL;
  const names = items.map(({ label }) => label);
  const fitted = fitNames(names, { width: Math.min(LONGEST, room), fontSize: FONT });
  return items.map((item) => {
    const symbol = item.style ? SYMBOL : 0;
    const label = fitted.of(item.label);
    const needed = symbol + textWidth(label, FONT);
    if (x > left && x + needed > width) {
      x = left;
      y += LINE;
    }
    const placed = { ...item, label, x, y };
    x += needed + GAP;
    return placed;
  });
}

/** The items by the dashes of their lines: Plot gives all lines of a mark the same. */
function dashesIn(items: readonly PlacedItem[]): [string | undefined, PlacedItem[]][] {
  const dashes = [...new Set(items.map((item) => item.style?.dash))];
  return dashes.map((dash) => [dash, items.filter((item) => item.style?.dash === dash)]);
}

/** A key that flows from the upper left corner over as many lines as it needs. */
export function keyMarks(items: readonly KeyItem[], params: FigureParams, left = 8, top = 0): Key {
  const placed = flow(items, left, top, params);
  const { ink, surface } = params.theme.colours;
  const { y } = inPixels;
  const of = (...shapes: (KeyItem['shape'] | undefined)[]) =>
    placed.filter((item) => item.style && shapes.includes(item.shape));
  const symbols = of(undefined, 'filled', 'hollow');
  const ticks = of('tick');
  const areas = of('area');
  const line = (data: PlacedItem[], dash: string | undefined) =>
    tagged.link(data, {
      x1: pixel<PlacedItem>((item) => item.x),
      x2: pixel<PlacedItem>((item) => item.x + SYMBOL - 3),
      y1: y,
      y2: y,
      stroke: (item: PlacedItem) => item.style!.colour,
      strokeWidth: 1.75,
      strokeDasharray: dash,
    });
  const marks: Plot.Markish = [
    Plot.rect(areas, {
      x1: pixel<PlacedItem>((item) => item.x),
      x2: pixel<PlacedItem>((item) => item.x + 14),
      y1: pixel<PlacedItem>((item) => item.y - 6),
      y2: pixel<PlacedItem>((item) => item.y + 6),
      fill: (item: PlacedItem) => item.style!.colour,
      fillOpacity: AREA_OPACITY,
    }),
    dashesIn(of('line')).map(([dash, own]) => line(own, dash)),
    line(of('dashed'), '4,3'),
    tagged.dot(symbols, {
      x: pixel<PlacedItem>((item) => item.x + 7),
      y,
      symbol: (item: PlacedItem) => item.style!.symbol,
      fill: (item: PlacedItem) => (item.shape === 'hollow' ? surface : item.style!.colour),
      stroke: (item: PlacedItem) => item.style!.colour,
      r: 4.5,
    }),
    Plot.text(ticks, {
      x: pixel<PlacedItem>((item) => item.x + 7),
      y,
      text: () => '|',
      fontWeight: 'bold',
      fill: (item: PlacedItem) => item.style!.colour,
    }),
    tagged.text(placed, {
      x: pixel<PlacedItem>((item) => item.x + (item.style ? SYMBOL : 0)),
      y,
      text: 'label',
      textAnchor: 'start',
      fill: ink,
    }),
  ];
  const bottom = placed.at(-1)?.y ?? top;
  return { marks, height: placed.length === 0 ? 0 : bottom - top + LINE / 2 + 5 };
}

export interface RampKeyOptions {
  readonly domain: readonly [number, number];
  readonly label: string;
  /** What a frame around a cell means; absent if none is drawn. */
  readonly frame?: string | undefined;
  /** How the ends are written; as scores unless given. */
  readonly format?: (value: number) => string;
  /** Room above in px. */
  readonly top?: number;
}

const STEPS = 50;

/** A key to the theme's colour ramp: its title, its ends, and the colours between. */
export function rampKey(options: RampKeyOptions, params: FigureParams): Key {
  const { ink, muted } = params.theme.colours;
  const { format = formatScore, frame = '', top = 0 } = options;
  const [from, to] = options.domain;
  const colourOf = valueColour(params.theme.colours, options.domain);
  const low = format(from);
  const left = Math.round(8 + textWidth(low, SMALL_FONT) + 6);
  const length = isNarrow(params) ? 2 * STEPS : 3 * STEPS;
  const right = left + length;
  const steps = Array.from({ length: STEPS }, (_, i) => i);
  const texts = [
    { x: 8, y: top + 9, text: options.label, fill: ink },
    { x: 8, y: top + 27, text: low, fill: muted },
    { x: right + 6, y: top + 27, text: format(to), fill: muted },
  ];
  // Beside the colours if there is room, else below them.
  const isBelow = right + 62 + textWidth(frame, SMALL_FONT) > params.width - 4;
  const frameAt = isBelow ? { x: 15, y: top + 45 } : { x: right + 52, y: top + 27 };
  if (frame !== '') texts.push({ x: frameAt.x + 10, y: frameAt.y, text: frame, fill: ink });
  const marks: Plot.Markish = [
    Plot.rect(steps, {
      x1: pixel<number>((i) => left + (i * length) / STEPS),
      // Each covers the end of the one before it: some programs show seams between neighbours.
      x2: pixel<number>(() => right),
      y1: pixel(() => top + 21),
      y2: pixel(() => top + 33),
      shapeRendering: 'crispEdges',
      fill: (i: number) => colourOf(from + ((to - from) * i) / (STEPS - 1)),
    }),
    Plot.dot(frame === '' ? [] : [frameAt], {
      ...inPixels,
      symbol: 'square',
      r: 6,
      stroke: ink,
      strokeWidth: 1.75,
    }),
    Plot.text(texts, {
      ...inPixels,
      text: 'text',
      fill: 'fill',
      textAnchor: 'start',
      fontSize: SMALL_FONT,
    }),
  ];
  return { marks, height: frame !== '' && isBelow ? 60 : 42 };
}

export interface Footnote {
  /** Room in px it takes below everything else. */
  readonly height: number;
  /** Its lines, at the foot of a plot of this height in px. */
  marks(plotHeight: number): Plot.Markish;
}

const NOTE_LINE = 15;

/** Lines of explanation below a figure; none for an empty text. */
export function footnote(text: string, params: FigureParams): Footnote {
  const lines = text === '' ? [] : wrapWords(text, params.width - 16, SMALL_FONT);
  return {
    height: lines.length === 0 ? 0 : lines.length * NOTE_LINE + 8,
    marks: (plotHeight) =>
      Plot.text(
        lines.map((line, i) => ({
          line,
          x: 8,
          y: plotHeight - (lines.length - i - 0.5) * NOTE_LINE,
        })),
        {
          ...inPixels,
          text: 'line',
          textAnchor: 'start',
          fill: params.theme.colours.muted,
          fontSize: SMALL_FONT,
        },
      ),
  };
}
