import type * as Plot from '@observablehq/plot';
import { type AxisOptions, type AxisScale, X_AXIS_ROOM, xAxis } from './axes';
import { footnote, type Key } from './key';
import { joinNotes } from './pages';
import type { FigureParams } from './params';
import type { RowLayout } from './row-layout';
import { finish, plotSvg } from './svg';

export interface RowPlotOptions {
  readonly layout: RowLayout;
  readonly key: Key;
  /** Px between the key and the frame. */
  readonly gap?: number;
  readonly marginLeft?: number;
  readonly marginRight: number;
  /** A linear scale unless its type is given. */
  readonly x: Pick<AxisScale, 'domain'> & Partial<AxisScale>;
  readonly r?: Plot.ScaleOptions;
  readonly axis: AxisOptions;
  /** Explanation below the figure. */
  readonly note?: string;
  /** Marks below everything else. */
  readonly behind?: Plot.Markish;
  /** Marks above the grid and below the names. */
  readonly reference?: Plot.Markish;
  readonly marks: Plot.Markish;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
}

/** A figure of named rows: a key above, names at the left, the x axis and a note below. */
export function rowPlot(options: RowPlotOptions, params: FigureParams): SVGSVGElement {
  const { layout, key, gap = 10, marginLeft = layout.marginLeft } = options;
  const note = footnote(joinNotes(options.note, layout.note), params);
  const marginTop = key.height + gap;
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + layout.height + marginBottom;
  const length = params.width - marginLeft - options.marginRight;
  // The title is centred below the frame.
  const middle = marginLeft + length / 2;
  const room = 2 * Math.min(middle, params.width - middle) - 8;
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft,
      marginRight: options.marginRight,
      x: { ...options.x, domain: [...options.x.domain] },
      y: layout.y,
      ...(options.r && { r: options.r }),
      marks: [
        key.marks,
        options.behind,
        xAxis({ ...options.axis, room, scale: { type: 'linear', ...options.x, length } }, params),
        options.reference,
        layout.labels,
        options.marks,
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, options.description, params, layout.pages);
}
