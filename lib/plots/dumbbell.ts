import * as Plot from '@observablehq/plot';
import { countOf, formatScore, formatSigned } from './core/format';
import { keyMarks } from './core/key';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

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
  /** Means of both; drawn in a row of their own and as lines. */
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
    `${title} of ${countOf(rows.length, 'class')}: ${names.second} higher than ` +
    `${names.first} in ${higher}, lower in ${lower}; mean ${formatScore(mean.first)} for ` +
    `${names.first} and ${formatScore(mean.second)} for ${names.second}.`
  );
}

/** Each class as two dots joined by a line, in the order given, with the means below them. */
export function dumbbellFigure(
  rows: readonly DumbbellRow[],
  params: DumbbellParams,
): SVGSVGElement {
  const description = describeDumbbell(rows, params);
  if (rows.length === 0) return noteFigure(description, params);
  const { names, mean } = params;
  const { ink, muted, surface, ramp, neutral } = params.theme.colours;
  const colours = { first: neutral, second: ramp[4]! };
  const meanName = `Mean of ${countOf(rows.length, 'class')}`;
  const all = [
    ...rows.map((row) => ({ ...row, name: row.class })),
    { first: mean.first, second: mean.second, name: meanName },
  ];
  type Named = (typeof all)[number];
  const layout = rowLayout(
    all.map((row) => row.name),
    params,
    { kind: 'class', other: [meanName] },
  );
  const y = (row: Named) => layout.at(row.name);
  const dots = (which: 'first' | 'second') =>
    tagged.dot(all, {
      x: which,
      y,
      r: 4.5,
      stroke: colours[which],
      strokeWidth: 1.75,
      fill: which === 'first' ? surface : colours.second,
      title: (row: Named) =>
        `${shortName(row.name)}: ${names.first} ${formatScore(row.first)}, ${names.second} ` +
        `${formatScore(row.second)}, difference ${formatSigned(row.second - row.first)}`,
      tip: which === 'second' ? tipOptions(params) : false,
    });
  const meanLine = (which: 'first' | 'second') =>
    Plot.ruleX([mean[which]], { stroke: colours[which], strokeDasharray: '3,3' });
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          {
            label: names.first,
            style: { colour: colours.first, symbol: 'circle' },
            shape: 'hollow',
          },
          { label: names.second, style: { colour: colours.second, symbol: 'circle' } },
        ],
        params,
      ),
      marginRight: 14,
      x: { domain: [0, 1] },
      axis: { label: params.title, ticks: 6, format: (value) => value.toFixed(1) },
      marks: [
        meanLine('first'),
        meanLine('second'),
        Plot.ruleY([layout.at(meanName)], {
          y: (at: number | undefined) => (at === undefined ? undefined : Math.floor(at) - 0.5),
          stroke: ink,
          strokeOpacity: 0.4,
        }),
        tagged.link(all, { x1: 'first', x2: 'second', y, stroke: muted, strokeWidth: 1.5 }),
        dots('first'),
        dots('second'),
      ],
      description,
    },
    params,
  );
}
