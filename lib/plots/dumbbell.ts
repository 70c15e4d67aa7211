import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import type { FigureParams } from './figure-params';
import { countOf, formatScore, formatSigned } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';

/** A class with one measure of two things. */
export interface DumbbellRow {
  readonly class: string;
  readonly first: number;
  readonly second: number;
}

export interface DumbbellParams extends FigureParams {
  /** What is measured: `Precision against the gold set`. */
  readonly title: string;
  readonly names: { readonly first: string; readonly second: string };
  /** Means of both; drawn as a row of its own and as lines. */
  readonly mean: { readonly first: number; readonly second: number };
}

/** One sentence for those who cannot see the figure. */
export function describeDumbbell(
  rows: readonly DumbbellRow[],
  { title, names, mean }: Pick<DumbbellParams, 'title' | 'names' | 'mean'>,
): string {
  if (rows.length === 0) return 'No class to compare.';
  const higher = rows.filter((row) => row.second > row.first).length;
  const lower = rows.filter((row) => row.second < row.first).length;
  return (
    `${title} of ${countOf(rows.length, 'class', 'classes')}: ${names.second} higher than ` +
    `${names.first} in ${higher}, lower in ${lower}; mean ${formatScore(mean.first)} for ` +
    `${names.first} and ${formatScore(mean.second)} for ${names.second}.`
  );
}

/** Each class as two dots joined by a line, in the order given, with the means below them. */
export function dumbbellFigure(
  rows: readonly DumbbellRow[],
  params: DumbbellParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No class to compare.', params);
  const { names, mean, title } = params;
  const { ink, muted, surface, ramp, neutral } = params.theme.colours;
  const style = {
    first: { colour: neutral, symbol: 'circle' },
    second: { colour: ramp[4]!, symbol: 'circle' },
  } as const;
  const meanName = `Mean of ${countOf(rows.length, 'class', 'classes')}`;
  const layout = rowLayout([...rows.map((row) => row.class), meanName], params, {
    kind: 'class',
    other: meanName,
  });
  const all = [...rows, { ...mean, class: meanName }];
  const y = (row: DumbbellRow) => layout.at(row.class);
  const key = keyMarks(
    [
      { label: names.first, style: style.first, shape: 'hollow' },
      { label: names.second, style: style.second },
    ],
    params,
  );
  const sentence = (row: DumbbellRow) =>
    `${shortName(row.class)}: ${names.first} ${formatScore(row.first)}, ${names.second} ` +
    `${formatScore(row.second)}, difference ${formatSigned(row.second - row.first)}`;
  const dots = (which: 'first' | 'second') =>
    Plot.dot(
      all,
      tagged(rows, {
        x: which,
        y,
        r: 4.5,
        stroke: style[which].colour,
        strokeWidth: 1.75,
        fill: which === 'first' ? surface : style.second.colour,
        title: sentence,
        tip: which === 'second' ? tipOptions(params) : false,
      }),
    );
  const marginTop = key.height + 10;
  const svg = plotSvg(
    {
      height: marginTop + layout.height + X_AXIS_ROOM,
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: layout.marginLeft,
      marginRight: 14,
      x: { domain: [0, 1] },
      y: layout.y,
      marks: [
        key.marks,
        xAxis({ label: title, ticks: 6, format: (value) => value.toFixed(1) }, params),
        layout.labels(params.theme),
        Plot.ruleX([mean.first], { stroke: neutral, strokeDasharray: '3,3' }),
        Plot.ruleX([mean.second], { stroke: style.second.colour, strokeDasharray: '3,3' }),
        Plot.ruleY([rows.length - 0.5], { stroke: ink, strokeOpacity: 0.4 }),
        Plot.link(
          all,
          tagged(rows, { x1: 'first', x2: 'second', y, stroke: muted, strokeWidth: 1.5 }),
        ),
        dots('first'),
        dots('second'),
      ],
    },
    params,
  );
  return finish(svg, describeDumbbell(rows, params), params);
}
