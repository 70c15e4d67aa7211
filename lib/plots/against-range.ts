import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import type { FigureParams } from './figure-params';
import { countOf, formatScore } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { extent, isKnown } from './numbers';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';

/** A team's score, as recomputed and as printed. */
export interface AgainstRangeRow {
  readonly team: string;
  readonly value: number | null;
  readonly printed: number | null;
}

export interface AgainstRangeParams extends FigureParams {
  /** What the score is: `mAP over 26 classes`. */
  readonly title: string;
  /** Scores it is set against, and what they are: `winners of 2023`. */
  readonly range: { readonly lowest: number; readonly highest: number } | null;
  readonly rangeTitle: string;
}

/** One sentence for those who cannot see the figure. */
export function describeAgainstRange(
  rows: readonly AgainstRangeRow[],
  { title, range, rangeTitle }: Pick<AgainstRangeParams, 'title' | 'range' | 'rangeTitle'>,
): string {
  const values = extent(rows.map((row) => row.value));
  if (!values) return 'No team has a score to show.';
  const own = `${title} of ${countOf(rows.length, 'team')}: ${formatScore(values[0])} to ${formatScore(values[1])}`;
  return range
    ? `${own}; ${rangeTitle} ${formatScore(range.lowest)} to ${formatScore(range.highest)}.`
    : `${own}.`;
}

/** Each team's score as a symbol, the printed one as a ring, over the range as a strip. */
export function againstRangeFigure(
  rows: readonly AgainstRangeRow[],
  params: AgainstRangeParams,
): SVGSVGElement {
  const { title, range, rangeTitle } = params;
  const description = describeAgainstRange(rows, params);
  const values = rows.flatMap((row) => [row.value, row.printed]);
  const spread = extent(range ? [...values, range.lowest, range.highest] : values);
  if (!spread || !rows.some((row) => isKnown(row.value))) return noteFigure(description, params);
  const { ink, muted, neutral, grid } = params.theme.colours;
  const teams = rows.map((row) => row.team);
  const layout = rowLayout(teams, params, { kind: 'team', step: 26, beside: true });
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const room = (spread[1] - spread[0]) * 0.12 || 0.01;
  const y = (row: AgainstRangeRow) => layout.at(row.team);
  const strips = range ? [range] : [];
  const key = keyMarks(
    [
      { label: 'recomputed from the class rows', style: { colour: ink, symbol: 'circle' } },
      { label: 'as printed', style: { colour: muted, symbol: 'circle' }, shape: 'hollow' },
      ...strips.map(() => ({
        label: rangeTitle,
        style: { colour: neutral, symbol: 'square' } as const,
        shape: 'hollow' as const,
      })),
    ],
    params,
  );
  const known = rows.filter((row) => isKnown(row.value));
  const printed = rows.filter((row) => isKnown(row.printed));
  const sentence = (row: AgainstRangeRow) =>
    `${shortName(row.team)}: recomputed ${formatScore(row.value)}, printed ${formatScore(row.printed)}`;
  const marginTop = key.height + 10;
  const svg = plotSvg(
    {
      height: marginTop + layout.height + X_AXIS_ROOM,
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: layout.marginLeft,
      marginRight: 20,
      x: { domain: [spread[0] - room, spread[1] + room] },
      y: layout.y,
      marks: [
        key.marks,
        Plot.rectX(strips, { x1: 'lowest', x2: 'highest', fill: neutral, fillOpacity: 0.2 }),
        Plot.ruleY(layout.named, { y: (name: string) => layout.at(name), stroke: grid }),
        xAxis({ label: title, ticks: 5, format: (value) => value.toFixed(3) }, params),
        layout.labels(params.theme),
        Plot.dot(
          known,
          tagged(known, {
            x: 'value',
            y,
            r: 4.5,
            fill: (row: AgainstRangeRow) => style(row.team).colour,
            symbol: (row: AgainstRangeRow) => style(row.team).symbol,
            title: sentence,
            tip: tipOptions(params),
          }),
        ),
        Plot.dot(
          printed,
          tagged(printed, { x: 'printed', y, r: 8, stroke: muted, strokeWidth: 1.25 }),
        ),
      ],
    },
    params,
  );
  return finish(svg, description, params);
}
