import type * as Plot from '@observablehq/plot';
import { rampColour, readableOn } from './colour';
import { DASH } from './format';
import { footnote, type Key } from './key';
import { type FigureParams, SMALL_FONT } from './params';
import type { RowLayout } from './row-layout';
import { boldBest, finish, plotSvg } from './svg';
import { type Tags, tagged } from './tagged';
import { fitText, textWidth, widestText } from './text';
import { tipOptions } from './tip';

/** A cell of a matrix of named rows and a column for each team. */
export interface MatrixCell extends Tags {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  /** Framed, its text in bold. */
  readonly framed: boolean;
  readonly title: string;
}

interface ColumnHeaders {
  readonly height: number;
  readonly marks: Plot.Markish;
}

const LONGEST_HEADER = 120;

/** Names above columns of `step` px: level if they fit, else upright; none where too dense. */
function columnHeaders(
  teams: readonly string[],
  step: number,
  params: FigureParams,
): ColumnHeaders {
  if (step < SMALL_FONT - 2) return { height: 8, marks: null };
  const level = teams.every((team) => textWidth(team, SMALL_FONT) <= step - 4);
  const texts = teams.map((team) => fitText(team, level ? step : LONGEST_HEADER, SMALL_FONT));
  const data = teams.map((team, i) => ({ team, i, text: texts[i]! }));
  const marks = tagged.text(data, {
    x: 'i',
    text: 'text',
    frameAnchor: 'top',
    fill: params.theme.colours.ink,
    fontSize: SMALL_FONT,
    ...(level ? { dy: -10 } : { dy: -7, rotate: -90, textAnchor: 'start' as const }),
  });
  return { height: level ? 22 : widestText(texts, SMALL_FONT) + 14, marks };
}

export interface MatrixPlotOptions {
  readonly layout: RowLayout;
  readonly key: Key;
  /** Names of the columns. */
  readonly teams: readonly string[];
  /** Width of a column in px. */
  readonly column: number;
  readonly cells: readonly MatrixCell[];
  /** Values at the ends of the colour ramp. */
  readonly domain: readonly [number, number];
  /** Frames of framed cells: `inset` px from the cell's edge, in the text's colour by default. */
  readonly frames: readonly {
    readonly stroke?: string;
    readonly strokeWidth: number;
    readonly inset: number;
  }[];
  /** How the values are written; absent where cells are too small. */
  readonly text?: { readonly format: (value: number) => string; readonly fontSize: number } | null;
  /** Cells without a value have a grey edge and, where there is room, a dash; absent without such. */
  readonly empty?: { readonly dash: boolean; readonly fontSize: number };
  /** Marks below the cells. */
  readonly behind?: Plot.Markish;
  /** Explanation below the figure. */
  readonly note?: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
}

/** A figure of coloured cells: a key and the columns' names above, the rows' names at the left. */
export function matrixPlot(options: MatrixPlotOptions, params: FigureParams): SVGSVGElement {
  const { layout, key, teams, column, cells, domain, empty, text } = options;
  const { ink, surface, muted, grid, ramp } = params.theme.colours;
  const headers = columnHeaders(teams, column, params);
  const note = footnote(options.note ?? '', params);
  const marginTop = key.height + headers.height;
  const marginBottom = 6 + note.height;
  const height = marginTop + layout.height + marginBottom;
  const colour = ({ value }: MatrixCell) =>
    value === null ? surface : rampColour(ramp, (value - domain[0]) / (domain[1] - domain[0]));
  const onCell = (cell: MatrixCell) => readableOn(colour(cell), [ink, surface]);
  const gap = Math.min(0.5, layout.step / 20, column / 20);
  // Below the row's name, if that is above the row.
  const y1 = ({ row }: MatrixCell) => row - 0.5 + (layout.above ? 16 / layout.step : 0);
  const y2 = ({ row }: MatrixCell) => row + 0.5 - (layout.above ? 2 / layout.step : 0);
  const box = {
    x1: (cell: MatrixCell) => cell.column - 0.5,
    x2: (cell: MatrixCell) => cell.column + 0.5,
    y1,
    y2,
  };
  const middle = { x: 'column', y: (cell: MatrixCell) => (y1(cell) + y2(cell)) / 2 };
  const framed = cells.filter((cell) => cell.framed);
  const missing = empty?.dash ? cells.filter((cell) => cell.value === null) : [];
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft: layout.marginLeft,
      marginRight: params.width - layout.marginLeft - column * teams.length,
      x: { type: 'linear', domain: [-0.5, teams.length - 0.5], axis: null },
      y: layout.y,
      marks: [
        key.marks,
        headers.marks,
        layout.labels,
        options.behind,
        tagged.rect(cells, {
          ...box,
          fill: colour,
          ...(empty && { stroke: (cell: MatrixCell) => (cell.value === null ? grid : 'none') }),
          inset: gap,
          title: 'title',
          tip: tipOptions(params),
        }),
        options.frames.map(({ stroke = onCell, strokeWidth, inset }) =>
          tagged.rect(framed, { ...box, fill: 'none', stroke, strokeWidth, inset: gap + inset }),
        ),
        text &&
          boldBest(
            cells.filter((cell) => cell.value !== null),
            (cell) => cell.framed,
            {
              ...middle,
              text: (cell: MatrixCell) => text.format(cell.value!),
              fill: onCell,
              fontSize: text.fontSize,
            },
          ),
        tagged.text(missing, {
          ...middle,
          text: () => DASH,
          fill: muted,
          fontSize: empty?.fontSize,
        }),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, options.description, params);
}
