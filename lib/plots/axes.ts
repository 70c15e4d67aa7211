import * as Plot from '@observablehq/plot';
import { type FigureParams, FONT } from './figure-params';
import { fitText, textWidth } from './text-width';

export interface AxisOptions {
  /** The title; absent where a plot below carries it. */
  readonly label?: string;
  /** Values of the ticks, or about how many. */
  readonly ticks?: readonly number[] | number;
  readonly format?: (value: number) => string;
  readonly grid?: boolean;
}

/** A title without its remark on the scale where both do not fit; cut short where it must be. */
function fittingLabel(label: string | undefined, room: number): string | null {
  if (label === undefined) return null;
  const short = label.replace(/ \(log scale\)$/, '');
  return textWidth(label, FONT) <= room ? label : fitText(short, room, FONT);
}

function shared(options: AxisOptions, params: FigureParams) {
  const ticks = typeof options.ticks === 'number' ? options.ticks : options.ticks?.slice();
  return {
    axis: {
      ticks,
      tickFormat: options.format,
      label: fittingLabel(options.label, params.width - 48),
      labelAnchor: 'center',
      labelArrow: 'none',
      color: params.theme.colours.muted,
      tickSize: 0,
      tickPadding: 6,
    } as const,
    grid: { ticks, stroke: params.theme.colours.grid, strokeOpacity: 1 } as const,
  };
}

/** Room in px that an x axis with its title takes below the frame. */
export const X_AXIS_ROOM = 42;

/** An x axis with its title centred below, and grid lines. */
export function xAxis(options: AxisOptions, params: FigureParams): Plot.Markish {
  const { axis, grid } = shared(options, params);
  return [
    options.grid === false ? null : Plot.gridX(grid),
    Plot.axisX({ ...axis, labelOffset: X_AXIS_ROOM - 8 }),
  ];
}

/** A y axis with grid lines; its title stands above it, to be read without turning the head. */
export function yAxis(
  options: AxisOptions,
  marginLeft: number,
  params: FigureParams,
): Plot.Markish {
  const { axis, grid } = shared(options, params);
  const label = fittingLabel(options.label, params.width - 12);
  return [
    options.grid === false ? null : Plot.gridY(grid),
    Plot.axisY({ ...axis, label: null }),
    Plot.text(label === null ? [] : [label], {
      frameAnchor: 'top-left',
      textAnchor: 'start',
      dx: 8 - marginLeft,
      dy: -19,
      fill: params.theme.colours.muted,
    }),
  ];
}
