import * as Plot from '@observablehq/plot';
import type { FigureParams } from '../core/params';
import { tagged } from '../core/tagged';
import { tipOptions } from '../core/tip';
import { isStacked } from './axes';
import type { ChartColours } from './colours';
import type { ChartPoint, Prepared } from './prepare';
import type { ChartSpec } from './spec';
import { pointSentence } from './words';

interface MarkContext {
  readonly points: ChartPoint[];
  readonly prepared: Prepared;
  readonly spec: ChartSpec;
  readonly colours: ChartColours;
  readonly params: FigureParams;
  /** Width of a name's band in px. */
  readonly band: number;
}

const colourOf = (colours: ChartColours) => (point: ChartPoint) => colours.style(point).colour;

function shared({ prepared, spec, params }: MarkContext) {
  return {
    title: (point: ChartPoint) => pointSentence(point, prepared, spec),
    tip: tipOptions(params),
  };
}

function dots(context: MarkContext): Plot.Markish {
  const { points, colours, params } = context;
  const size = points.length > 1500 ? 2 : points.length > 300 ? 3 : 4.25;
  return tagged.dot(points, {
    x: 'x',
    y: 'y',
    r: size,
    fill: colourOf(colours),
    symbol: (point: ChartPoint) => colours.style(point).symbol,
    stroke: params.theme.colours.surface,
    strokeWidth: 0.6,
    ...shared(context),
  });
}

/** About how many points of a line chart have a symbol, to distinguish lines without colour. */
const SYMBOLS = 120;

function lines(context: MarkContext): Plot.Markish {
  const { points, colours, prepared } = context;
  const every = Math.ceil(points.length / SYMBOLS);
  const sorted = prepared.xNumeric ? [...points].sort((a, b) => Number(a.x) - Number(b.x)) : points;
  return [
    tagged.line(sorted, {
      x: 'x',
      y: 'y',
      z: 'colour',
      stroke: colourOf(colours),
      strokeWidth: 1.75,
    }),
    tagged.dot(sorted, {
      x: 'x',
      y: 'y',
      r: { value: (_: ChartPoint, i: number) => (i % every === 0 ? 3.25 : 0), scale: null },
      symbol: (point: ChartPoint) => colours.style(point).symbol,
      fill: colourOf(colours),
      ...shared(context),
    }),
  ];
}

/** Bars of different colours side by side, if their values cannot be added. */
function besideEach(context: MarkContext, name: string, index: number, of: number): Plot.Markish {
  const points = context.points.filter((point) => String(point.colour) === name);
  const each = context.band / of;
  const before = index * each;
  const after = (of - 1 - index) * each;
  return context.prepared.xNumeric
    ? barMark({ ...context, points }, { insetTop: before, insetBottom: after })
    : barMark({ ...context, points }, { insetLeft: before, insetRight: after });
}

function barMark(context: MarkContext, insets: Plot.InsetOptions): Plot.Markish {
  const { points, colours, prepared } = context;
  const bar = prepared.xNumeric ? tagged.barX : tagged.barY;
  return bar(points, { x: 'x', y: 'y', fill: colourOf(colours), ...insets, ...shared(context) });
}

function bars(context: MarkContext): Plot.Markish {
  const { spec, colours, prepared } = context;
  const name = prepared.xNumeric ? spec.y?.column : spec.x?.column;
  const apart = spec.colour && spec.colour.column !== name && !prepared.colourNumeric;
  if (!apart || isStacked(spec)) return barMark(context, {});
  return colours.names.map((each, i) => besideEach(context, each, i, colours.names.length));
}

function rects(context: MarkContext): Plot.Markish {
  const { points, colours, prepared } = context;
  const options = {
    x1: 'x',
    x2: 'x2',
    fill: colourOf(colours),
    insetLeft: 0.5,
    insetRight: 0.5,
    ...shared(context),
  };
  return prepared.binned
    ? tagged.rect(points, { ...options, y1: 'y', y2: 'y2', inset: 0.25 })
    : tagged.rectY(points, { ...options, y: 'y' });
}

function ticks(context: MarkContext): Plot.Markish {
  const { points, colours, spec } = context;
  return tagged.tickX(points, {
    x: 'x',
    ...(spec.y && { y: 'y' }),
    stroke: colourOf(colours),
    strokeWidth: 1.5,
    strokeOpacity: 0.75,
    ...shared(context),
  });
}

function boxes({ points, prepared, params, colours }: MarkContext): Plot.Markish {
  const { ink } = params.theme.colours;
  const fill = points[0] ? colours.style({ ...points[0], colour: null }).colour : ink;
  const options = { x: 'x', y: 'y', fill, fillOpacity: 0.35, stroke: ink, r: 2 };
  return prepared.xNumeric ? Plot.boxX(points, options) : Plot.boxY(points, options);
}

function heat(context: MarkContext): Plot.Markish {
  const { points, colours } = context;
  return tagged.cell(points, {
    x: 'x',
    y: 'y',
    fill: colourOf(colours),
    inset: 0.5,
    ...shared(context),
  });
}

/** The marks of one panel. */
export function chartMarks(context: MarkContext): Plot.Markish {
  if (context.prepared.binned) return rects(context);
  switch (context.spec.mark) {
    case 'dot':
      return dots(context);
    case 'line':
      return lines(context);
    case 'bar':
      return bars(context);
    case 'rect':
      return rects(context);
    case 'tick':
      return ticks(context);
    case 'box':
      return boxes(context);
    case 'heat':
      return heat(context);
  }
}
