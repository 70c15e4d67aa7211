import * as Plot from '@observablehq/plot';
import { rampColour, readableOn } from './colour';
import { columnHeaders } from './column-headers';
import { finish, plotSvg, tipOptions } from './draw';
import { FONT, SMALL_FONT } from './figure-params';
import { countOf, DASH, formatScore, formatShortScore } from './format';
import {
  bestValues,
  type Cell,
  cellsOf,
  classNames,
  type HeatMapParams,
  type HeatMapRow,
} from './heat-map-cells';
import { noteFigure } from './note';
import { extent, isKnown } from './numbers';
import { rampMarks } from './ramp-key';
import { rowLayout } from './row-layout';
import { tagged } from './tagged';
import { teamsOf } from './team-style';
import { textWidth } from './text-width';
import { type ClassMetric, METRICS } from './words';

/** One sentence for those who cannot see the figure. */
export function describeHeatMap(
  rows: readonly HeatMapRow[],
  params: Pick<HeatMapParams, 'metric'>,
): string {
  const { metric } = params;
  const best = bestValues(rows, metric);
  const wins = new Map<string, number>();
  for (const row of rows) {
    if (best.get(row.class) === row[metric]) wins.set(row.team, (wins.get(row.team) ?? 0) + 1);
  }
  const classes = new Set(rows.map((row) => row.class)).size;
  const teams = new Set(rows.map((row) => row.team)).size;
  const undefinedCells = rows.filter((row) => !isKnown(row[metric])).length;
  const leader = [...wins].sort((a, b) => b[1] - a[1])[0];
  const lead = leader
    ? `${leader[0]} is best, or equal to the best, in ${countOf(leader[1], 'class', 'classes')}`
    : 'no class can be compared';
  const missing = undefinedCells > 0 ? `; undefined in ${countOf(undefinedCells, 'cell')}` : '';
  return (
    `${METRICS[metric].title} of ${countOf(classes, 'class', 'classes')} and ` +
    `${countOf(teams, 'team')}: ${lead}${missing}.`
  );
}

/** Ends of the colour scale: from 0, or from chance for AUROC, to the greatest value shown. */
function colourDomain(rows: readonly HeatMapRow[], metric: ClassMetric): [number, number] {
  const [low, high] = extent(rows.map((row) => row[metric])) ?? [0, 1];
  const floor = metric === 'auroc' ? Math.min(0.5, low) : 0;
  return [floor, high > floor ? high : 1];
}

/**
 * Classes x teams, the value as colour and, where it fits, as text. The best of each class is in
 * bold and framed; an undefined value is a dash.
 */
export function heatMapFigure(rows: readonly HeatMapRow[], params: HeatMapParams): SVGSVGElement {
  const { metric, theme } = params;
  if (rows.length === 0) return noteFigure('No class to show: no predictions are loaded.', params);
  const { ink, surface, muted, grid, ramp } = theme.colours;
  const teams = teamsOf(rows, params.teams);
  const names = classNames(rows, params);
  const layout = rowLayout(names, params, { kind: 'class', step: 19 });
  const marginRight = 8;
  const room = params.width - layout.marginLeft - marginRight;
  const column = Math.min(110, room / teams.length);
  const domain = colourDomain(rows, metric);
  const scale = (value: number) => (value - domain[0]) / (domain[1] - domain[0]);
  const colour = (cell: Cell) =>
    cell.value === null ? surface : rampColour(ramp, scale(cell.value));
  const onCell = (cell: Cell) => readableOn(colour(cell), [ink, surface]);
  const cells = cellsOf(rows, names, teams, metric);
  const known = cells.filter((cell) => cell.value !== null);
  const missing = cells.filter((cell) => cell.value === null);
  const long = column >= textWidth('0.000', FONT) + 4 && layout.step >= 12;
  const short = column >= textWidth('.000', SMALL_FONT) + 2 && layout.step >= 12;
  const format = long ? formatScore : formatShortScore;
  const fontSize = long && layout.step >= 15 ? FONT : SMALL_FONT;
  const framed = column >= 7 && layout.step >= 9;
  const frameTitle = framed ? 'best of the class' : undefined;
  const key = rampMarks({ ramp, domain, label: METRICS[metric].title, frame: frameTitle }, params);
  const headers = columnHeaders(teams, column, params);
  const marginTop = key.height + headers.height;
  const top = layout.above ? 16 / layout.step : 0;
  const gap = Math.min(0.5, layout.step / 20, column / 20);
  const y1 = (cell: Cell) => cell.row - 0.5 + top;
  const y2 = (cell: Cell) => cell.row + 0.5 - (layout.above ? 2 / layout.step : 0);
  const box = {
    x1: (cell: Cell) => cell.column - 0.5,
    x2: (cell: Cell) => cell.column + 0.5,
    y1,
    y2,
  };
  const middle = (cell: Cell) => (y1(cell) + y2(cell)) / 2;
  const best = cells.filter((cell) => cell.best);
  const frame = (stroke: string, strokeWidth: number, inset: number) =>
    Plot.rect(
      best,
      tagged(best, { ...box, fill: 'none', stroke, strokeWidth, inset: gap + inset }),
    );
  const text = (data: readonly Cell[], fontWeight: number) =>
    Plot.text(
      data,
      tagged(data, {
        x: 'column',
        y: middle,
        text: (cell: Cell) => format(cell.value),
        fill: onCell,
        fontSize,
        fontWeight,
      }),
    );
  const svg = plotSvg(
    {
      height: marginTop + layout.height + 6,
      marginTop,
      marginBottom: 6,
      marginLeft: layout.marginLeft,
      marginRight: params.width - layout.marginLeft - column * teams.length,
      x: { type: 'linear', domain: [-0.5, teams.length - 0.5], axis: null },
      y: layout.y,
      marks: [
        key.marks,
        headers.marks,
        layout.labels(params.theme),
        Plot.rect(
          cells,
          tagged(cells, {
            ...box,
            fill: colour,
            stroke: (cell: Cell) => (cell.value === null ? grid : 'none'),
            inset: gap,
            title: 'title',
            tip: tipOptions(params),
          }),
        ),
        framed ? [frame(ink, 1.75, 0.9), long ? frame(surface, 1, 2.2) : null] : null,
        short
          ? text(
              known.filter((cell) => !cell.best),
              400,
            )
          : null,
        short ? text(best, 700) : null,
        column >= 6 && layout.step >= 9
          ? Plot.text(
              missing,
              tagged(missing, {
                x: 'column',
                y: middle,
                text: () => DASH,
                fill: muted,
                fontSize,
              }),
            )
          : null,
      ],
    },
    params,
  );
  return finish(svg, describeHeatMap(rows, params), params);
}
