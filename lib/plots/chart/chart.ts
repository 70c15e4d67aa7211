import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM } from '../core/axes';
import { type Page, pageNote, pageOf } from '../core/pages';
import { panelFigure, panelGrid } from '../core/panels';
import { type FigureParams, FONT } from '../core/params';
import { inPixels, noteFigure, plotSvg } from '../core/svg';
import { fitText, wrapText } from '../core/text';
import {
  axisMarks,
  type ChartAxis,
  chartAxis,
  PANEL_MARGINS,
  panelColumns,
  panelLayout,
  ROW,
} from './axes';
import { chartColours } from './colours';
import type { ChartColumn, ChartRow } from './columns';
import { chartMarks } from './marks';
import { prepare } from './prepare';
import type { ChartSpec } from './spec';
import { describeChart } from './words';

const GAP = 18;
const TITLE_FONT = 14;
const LINE = 19;
const HEADING = 20;
/** Most panels that are drawn. */
const MOST_PANELS = 24;

/** Lines of bold text from the upper left corner; the first is centred on `top` px. */
function heading(lines: readonly string[], top: number, params: FigureParams, fontSize?: number) {
  return Plot.text(
    lines.map((line, i) => ({ line, x: 8, y: top + i * LINE })),
    {
      ...inPixels,
      text: 'line',
      textAnchor: 'start',
      ...(fontSize && { fontSize }),
      fontWeight: 600,
      fill: params.theme.colours.ink,
    },
  );
}

/** The names of an axis that a page on paper has room for, in each of the panels below each other. */
function namesOfPage(
  { names }: ChartAxis,
  taken: { readonly panels: number; readonly above: number; readonly heading: number },
  { pageHeight, page }: FigureParams,
): Page<string> {
  if (pageHeight === undefined) return pageOf(names, names.length);
  const each = (pageHeight - taken.above) / taken.panels - taken.heading;
  return pageOf(names, Math.floor((each - PANEL_MARGINS.top - X_AXIS_ROOM) / ROW), page);
}

/**
 * Rows of any table as a chart: a pure function of the rows and of a specification that was read
 * and checked against the columns.
 */
export function chartFigure(
  rows: readonly ChartRow[],
  columns: readonly ChartColumn[],
  spec: ChartSpec,
  params: FigureParams,
): SVGSVGElement {
  const prepared = prepare(rows, spec, columns);
  const description = describeChart(prepared, spec);
  if (prepared.points.length === 0) return noteFigure(description, params);
  const title = spec.title ? wrapText(spec.title, params.width - 16, TITLE_FONT) : [];
  const titleHeight = title.length > 0 ? title.length * LINE + 6 : 0;
  const colours = chartColours(prepared, spec, params, titleHeight);
  const top = titleHeight + colours.key.height + (colours.key.height > 0 ? 4 : 0);
  const facets = [...new Set(prepared.points.map((point) => point.facet))].slice(0, MOST_PANELS);
  const grid = panelGrid(facets.length, panelColumns(facets.length, params), params.width, GAP);
  const headingHeight = spec.facet ? HEADING : 0;
  const x = chartAxis(prepared, spec, 'x');
  const whole = chartAxis(prepared, spec, 'y');
  const page = namesOfPage(
    whole,
    { panels: grid.rows, above: top, heading: headingHeight },
    params,
  );
  const y = { ...whole, names: page.items };
  const layout = panelLayout(x, y, grid.width, facets.length, spec.mark);
  const height = layout.height + headingHeight;
  const names = x.numeric ? y.names.length : x.names.length;
  const room = x.numeric
    ? layout.height - PANEL_MARGINS.top - layout.marginBottom
    : grid.width - layout.marginLeft - PANEL_MARGINS.right;
  const band = (room / Math.max(1, names)) * 0.85;
  const shown = new Set(y.names);
  const parts = facets.map((facet, index) => {
    const points = prepared.points.filter(
      (point) => point.facet === facet && (y.numeric || shown.has(String(point.y))),
    );
    const name = facet === null ? [] : [fitText(facet, grid.width - 16, FONT)];
    const svg = plotSvg(
      {
        width: grid.width,
        height,
        marginTop: PANEL_MARGINS.top + headingHeight,
        marginBottom: layout.marginBottom,
        marginLeft: layout.marginLeft,
        marginRight: PANEL_MARGINS.right,
        x: layout.x,
        y: layout.y,
        marks: [
          heading(name, 10, params),
          axisMarks(x, y, layout, grid.width, params),
          chartMarks({ points, prepared, spec, colours, params, band }),
        ],
      },
      { ...params, width: grid.width },
    );
    return { svg, x: grid.x(index), y: top + grid.row(index) * height };
  });
  const marks = [heading(title, 11, params, TITLE_FONT), colours.key.marks];
  const note = pageNote('Rows', page);
  return panelFigure(
    parts,
    { height: top + grid.rows * height, marks, note, description, pages: page.pages },
    params,
  );
}

/** Notices about rows that are not drawn as they are. */
export function chartNotices(
  rows: readonly ChartRow[],
  columns: readonly ChartColumn[],
  spec: ChartSpec,
): readonly string[] {
  const { notices, points } = prepare(rows, spec, columns);
  const panels = new Set(points.map((point) => point.facet)).size;
  return panels > MOST_PANELS
    ? [...notices, `Showing the first ${MOST_PANELS} of ${panels} panels.`]
    : notices;
}
