import * as Plot from '@observablehq/plot';
import { type AxisOptions, X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { footnote, type Key } from './key';
import type { Box } from './labels';
import type { FigureParams } from './params';
import { finish, plotSvg } from './svg';

export interface ScatterScale {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly axis: AxisOptions;
}

export interface ScatterPlotOptions {
  readonly key: Key;
  /** Px left and right of the frame. */
  readonly marginLeft: number;
  readonly marginRight: number;
  /** Height of the frame in px, if there is room for it. */
  readonly height: number;
  readonly x: ScatterScale;
  readonly y: ScatterScale;
  /** Explanation below the figure. */
  readonly note?: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
}

/** The frame that a scatter plot's marks are drawn in. */
export interface ScatterFrame {
  readonly box: Box;
  /** Px of a value on each axis. */
  px(value: number): number;
  py(value: number): number;
  /** The note's lines, to be put among the marks. */
  readonly note: Plot.Markish;
}

/** The least share of a frame's height that is left to it where a long key takes the room. */
const LEAST_SHARE = 0.7;

/** A figure of two numeric axes: a key above, titles above and below the frame, a note below. */
export function scatterPlot(
  options: ScatterPlotOptions,
  marks: (frame: ScatterFrame) => Plot.Markish,
  params: FigureParams,
): SVGSVGElement {
  const { key, marginLeft, marginRight } = options;
  const note = footnote(options.note ?? '', params);
  const marginTop = key.height + 30;
  const marginBottom = X_AXIS_ROOM + note.height;
  const room = (params.maxHeight ?? Infinity) - marginTop - marginBottom;
  const frameHeight = Math.max(LEAST_SHARE * options.height, Math.min(room, options.height));
  const height = marginTop + frameHeight + marginBottom;
  const box = {
    left: marginLeft,
    right: params.width - marginRight,
    top: marginTop,
    bottom: height - marginBottom,
  };
  const scale = ({ type, domain }: ScatterScale, range: [number, number]) => ({
    type,
    domain: [...domain],
    range,
  });
  const x = scale(options.x, [box.left, box.right]);
  const y = scale(options.y, [box.bottom, box.top]);
  const [px, py] = [Plot.scale({ x }), Plot.scale({ y })];
  const frame: ScatterFrame = {
    box,
    px: (value) => px.apply(value),
    py: (value) => py.apply(value),
    note: note.marks(height),
  };
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft,
      marginRight,
      x,
      y,
      marks: [
        key.marks,
        xAxis({ ...options.x.axis, scale: { ...options.x, length: box.right - box.left } }, params),
        yAxis(options.y.axis, marginLeft, params),
        marks(frame),
      ],
    },
    params,
  );
  return finish(svg, options.description, params);
}
