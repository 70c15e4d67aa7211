import type * as Plot from '@observablehq/plot';
import { readableOn, valueColour } from './colour';
import { DASH } from './format';
import { footnote, type Key } from './key';
import { fitNames } from './names';
import { joinNotes, LEAST_STEP, type Page, pageNote, pageOf } from './pages';
import { type FigureParams, SMALL_FONT } from './params';
import { type RowLayout, type RowLayoutOptions, rowLayout } from './row-layout';
import { boldBest, finish, plotSvg } from './svg';
import { type Tags, tagged } from './tagged';
import { textWidth, widestText } from './text';
import { tipOptions } from './tip';

/** A cell of a matrix of named rows and columns. */
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
  /** Which part of the names is left out. */
  readonly note: string;
}

/** Where the rows and columns of a matrix lie. */
export interface MatrixPlace {
  readonly layout: RowLayout;
  /** The names of all columns, and those on this page. */
  readonly teams: readonly string[];
  /** What the columns are; readers cannot be selected. */
  readonly heads: 'teams' | 'readers' | 'classes';
  readonly columns: Page<string>;
  /** Width of a column in px. */
  readonly column: number;
}

/** Px right of the last column. */
const MARGIN = 8;

/**
 * Lays out a matrix of named rows and a column for each team: as wide as there is room for, but at
 * most `widest` px. Rows and columns that do not fit are on further pages, columns first.
 */
export function matrixPlace(
  names: readonly string[],
  teams: readonly string[],
  {
    widest,
    heads = 'teams',
    ...rows
  }: RowLayoutOptions & { readonly widest: number; readonly heads?: MatrixPlace['heads'] },
  params: FigureParams,
): MatrixPlace {
  const page = params.page ?? 0;
  const room = params.width - rowLayout(names, params, rows).marginLeft - MARGIN;
  const most = Math.max(1, Math.floor(room / LEAST_STEP));
  const { pages } = pageOf(teams, most);
  const columns = pageOf(teams, most, page % pages);
  const column = Math.min(widest, room / columns.items.length);
  const layout = rowLayout(names, { ...params, page: Math.floor(page / pages) }, rows);
  return { layout, teams, heads, columns, column };
}

const LONGEST_HEADER = 120;

/** Names above columns of `column` px: level if they fit, else upright. */
function columnHeaders(
  { teams, heads, columns, column: step }: MatrixPlace,
  params: FigureParams,
): ColumnHeaders {
  const level = teams.every((team) => textWidth(team, SMALL_FONT) <= step - 4);
  const room = { width: level ? step : LONGEST_HEADER, fontSize: SMALL_FONT };
  const fitted = fitNames(teams, room, heads === 'classes' ? 'classes' : 'teams');
  const texts = columns.items.map(fitted.of);
  const data = columns.items.map((team, i) => ({
    ...(heads === 'teams' && { team }),
    ...(heads === 'classes' && { class: team }),
    i,
    text: texts[i]!,
  }));
  const marks = tagged.text(data, {
    x: 'i',
    text: 'text',
    frameAnchor: 'top',
    fill: params.theme.colours.ink,
    fontSize: SMALL_FONT,
    ...(level ? { dy: -10 } : { dy: -7, rotate: -90, textAnchor: 'start' as const }),
  });
  const height = level ? 22 : widestText(texts, SMALL_FONT) + 14;
  return { height, marks, note: fitted.note };
}

export interface MatrixPlotOptions {
  readonly place: MatrixPlace;
  readonly key: Key;
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
  const { place, key, cells, domain, empty, text } = options;
  const { layout, columns, column } = place;
  const count = columns.items.length;
  const { ink, surface, muted, grid } = params.theme.colours;
  const colourOf = valueColour(params.theme.colours, domain);
  const headers = columnHeaders(place, params);
  const notes = new Set([pageNote(`Columns: ${place.heads}`, columns), layout.note, headers.note]);
  const note = footnote(joinNotes(...notes, options.note), params);
  const marginTop = key.height + headers.height;
  const marginBottom = 6 + note.height;
  const height = marginTop + layout.height + marginBottom;
  const colour = ({ value }: MatrixCell) => (value === null ? surface : colourOf(value));
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
      marginRight: params.width - layout.marginLeft - column * count,
      x: { type: 'linear', domain: [-0.5, count - 0.5], axis: null },
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
  return finish(svg, options.description, params, layout.pages * columns.pages);
}
