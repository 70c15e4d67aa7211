import * as Plot from '@observablehq/plot';
import { finish, plotSvg } from '../draw';
import { type FigureParams, FONT } from '../figure-params';
import { noteFigure } from '../note';
import { composePanels, panelGrid } from '../panels';
import { pixel } from '../pixel';
import { fitText, wrapText } from '../text-width';
import { chartColours } from './colours';
import type { ChartColumn, ChartRow } from './columns';
import { axisMarks, chartAxis, PANEL_MARGINS, panelColumns, panelLayout } from './layout';
import { chartMarks } from './marks';
import { prepare } from './prepare';
import type { ChartSpec } from './spec';
import { describeChart } from './words';

const GAP = 18;
const TITLE_FONT = 14;
const HEADING = 20;
/** More panels than this are too many to look at. */
const MOST_PANELS = 24;

function titleMarks(title: string | undefined, params: FigureParams) {
  const lines = title ? wrapText(title, params.width - 16, TITLE_FONT) : [];
  const marks = Plot.text(lines, {
    x: pixel(() => 8),
    y: pixel<string>((line) => 11 + lines.indexOf(line) * 19),
    text: (line: string) => line,
    textAnchor: 'start',
    fontSize: TITLE_FONT,
    fontWeight: 600,
    fill: params.theme.colours.ink,
  });
  return { marks, height: lines.length * 19 + (lines.length > 0 ? 6 : 0) };
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
  if (prepared.points.length === 0) return noteFigure(describeChart(prepared, spec), params);
  const title = titleMarks(spec.title, params);
  const colours = chartColours(prepared, spec, params, title.height);
  const top = title.height + colours.key.height + (colours.key.height > 0 ? 4 : 0);
  const facets = [...new Set(prepared.points.map((point) => point.facet))].slice(0, MOST_PANELS);
  const grid = panelGrid(facets.length, panelColumns(facets.length, params), params.width, GAP);
  const x = chartAxis(prepared, spec, 'x');
  const y = chartAxis(prepared, spec, 'y');
  const layout = panelLayout(x, y, grid.width, facets.length);
  const heading = spec.facet ? HEADING : 0;
  const each = layout.height + heading;
  const frame = plotSvg(
    {
      height: top + grid.rows * each,
      margin: 0,
      // Marks in px need scales to stand beside, else they take the whole frame.
      x: { type: 'linear', domain: [0, 1], axis: null },
      y: { type: 'linear', domain: [0, 1], axis: null },
      marks: [title.marks, colours.key.marks],
    },
    params,
  );
  const names = x.numeric ? y.names.length : x.names.length;
  const room = x.numeric
    ? layout.height - PANEL_MARGINS.top - layout.marginBottom
    : grid.width - layout.marginLeft - PANEL_MARGINS.right;
  const band = (room / Math.max(1, names)) * 0.85;
  const parts = facets.map((facet, index) => {
    const points = prepared.points.filter((point) => point.facet === facet);
    const svg = plotSvg(
      {
        width: grid.width,
        height: each,
        marginTop: PANEL_MARGINS.top + heading,
        marginBottom: layout.marginBottom,
        marginLeft: layout.marginLeft,
        marginRight: PANEL_MARGINS.right,
        x: layout.x,
        y: layout.y,
        marks: [
          facet === null
            ? null
            : Plot.text([fitText(facet, grid.width - 16, FONT)], {
                x: pixel(() => 8),
                y: pixel(() => 10),
                text: (name: string) => name,
                textAnchor: 'start',
                fontWeight: 600,
                fill: params.theme.colours.ink,
              }),
          axisMarks(x, y, layout, grid.width, params),
          chartMarks({ points, prepared, spec, colours, params, band }),
        ],
      },
      { ...params, width: grid.width },
    );
    return { svg, x: grid.x(index), y: top + grid.row(index) * each };
  });
  return finish(composePanels(frame, parts, params), describeChart(prepared, spec), params);
}

/** What a reader has to know of rows that are not drawn as they are. */
export function chartNotices(
  rows: readonly ChartRow[],
  columns: readonly ChartColumn[],
  spec: ChartSpec,
): readonly string[] {
  const { notices, points } = prepare(rows, spec, columns);
  const panels = new Set(points.map((point) => point.facet)).size;
  return panels > MOST_PANELS
    ? [...notices, `Of ${panels} panels the first ${MOST_PANELS} are drawn.`]
    : notices;
}
