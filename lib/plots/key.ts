import * as Plot from '@observablehq/plot';
import { type FigureParams, FONT } from './figure-params';
import { pixel } from './pixel';
import { type Tags, tagged } from './tagged';
import type { MarkStyle } from './team-style';
import { fitText, textWidth } from './text-width';

export interface KeyItem extends Tags {
  readonly label: string;
  /** A symbol, filled unless hollow; a line; or a tick. Text alone where absent. */
  readonly style?: MarkStyle;
  readonly shape?: 'filled' | 'hollow' | 'line' | 'dashed' | 'tick';
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
/** Widest item of a key in px. */
const LONGEST = 480;

function flow(items: readonly KeyItem[], left: number, width: number, top: number): PlacedItem[] {
  let x = left;
  let y = top + LINE / 2;
  return items.map((item) => {
    const symbol = item.style ? SYMBOL : 0;
    const label = fitText(item.label, Math.min(LONGEST, width - left - symbol), FONT);
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

/** A key that flows from the upper left corner over as many lines as it needs. */
export function keyMarks(items: readonly KeyItem[], params: FigureParams, left = 8, top = 0): Key {
  const placed = flow(items, left, params.width - 4, top);
  const { ink, surface } = params.theme.colours;
  const at = { y: pixel<PlacedItem>((item) => item.y) };
  const of = (...shapes: (KeyItem['shape'] | undefined)[]) =>
    placed.filter((item) => item.style && shapes.includes(item.shape));
  const symbols = of(undefined, 'filled', 'hollow');
  const ticks = of('tick');
  const line = (data: PlacedItem[], dash: string | undefined) =>
    Plot.link(
      data,
      tagged(data, {
        x1: pixel<PlacedItem>((item) => item.x),
        x2: pixel<PlacedItem>((item) => item.x + 14),
        y1: at.y,
        y2: at.y,
        stroke: (item: PlacedItem) => item.style!.colour,
        strokeWidth: 1.75,
        strokeDasharray: dash,
      }),
    );
  const marks: Plot.Markish = [
    line(of('line'), undefined),
    line(of('dashed'), '4,3'),
    Plot.dot(
      symbols,
      tagged(symbols, {
        x: pixel<PlacedItem>((item) => item.x + 7),
        ...at,
        symbol: (item: PlacedItem) => item.style!.symbol,
        fill: (item: PlacedItem) => (item.shape === 'hollow' ? surface : item.style!.colour),
        stroke: (item: PlacedItem) => item.style!.colour,
        r: 4.5,
      }),
    ),
    Plot.text(ticks, {
      x: pixel<PlacedItem>((item) => item.x + 7),
      ...at,
      text: () => '|',
      fontWeight: 'bold',
      fill: (item: PlacedItem) => item.style!.colour,
    }),
    Plot.text(
      placed,
      tagged(placed, {
        x: pixel<PlacedItem>((item) => item.x + (item.style ? SYMBOL : 0)),
        ...at,
        text: 'label',
        textAnchor: 'start',
        fill: ink,
      }),
    ),
  ];
  const bottom = placed.at(-1)?.y ?? top;
  return { marks, height: placed.length === 0 ? 0 : bottom - top + LINE / 2 + 5 };
}
