import * as Plot from '@observablehq/plot';
import { countOf, formatScore } from './core/format';
import { AREA_OPACITY, type KeyItem, keyMarks } from './core/key';
import { extent, knownIn } from './core/numbers';
import { zoomNote } from './core/pages';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';

/** A team's score, as recomputed and as printed. */
export interface AgainstRangeRow {
  readonly team: string;
  readonly value: number | null;
  readonly printed: number | null;
}

export interface AgainstRangeParams extends FigureParams {
  /** What the score is: `mAP over 26 classes`. */
  readonly title: string;
  /** Range of the scores it is compared with, and what they are: `winners of 2023`. */
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
  const ends = (low: number, high: number) => `${formatScore(low)} to ${formatScore(high)}`;
  const own = `${title} of ${countOf(rows.length, 'team')}: ${ends(...values)}`;
  return range ? `${own}; ${rangeTitle} ${ends(range.lowest, range.highest)}.` : `${own}.`;
}

/** Each team's score as a symbol, the printed one as a ring, over the range as a strip. */
export function againstRangeFigure(
  rows: readonly AgainstRangeRow[],
  params: AgainstRangeParams,
): SVGSVGElement {
  const { title, range, rangeTitle } = params;
  const description = describeAgainstRange(rows, params);
  const known = knownIn(rows, 'value');
  const printed = knownIn(rows, 'printed');
  const values = rows.flatMap((row) => [row.value, row.printed]);
  const spread = extent(range ? [...values, range.lowest, range.highest] : values);
  if (!spread || known.length === 0) return noteFigure(description, params);
  const { ink, muted, neutral } = params.theme.colours;
  const layout = rowLayout(
    rows.map((row) => row.team),
    params,
    { kind: 'team', step: 26, beside: true },
  );
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const room = (spread[1] - spread[0]) * 0.12 || 0.01;
  const domain = [spread[0] - room, spread[1] + room] as const;
  const y = (row: AgainstRangeRow) => layout.at(row.team);
  const strips = range ? [range] : [];
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          { label: 'recomputed from class values', style: { colour: ink, symbol: 'circle' } },
          { label: 'as printed', style: { colour: muted, symbol: 'circle' }, shape: 'hollow' },
          ...strips.map(
            (): KeyItem => ({
              label: rangeTitle,
              style: { colour: neutral, symbol: 'square' },
              shape: 'area',
            }),
          ),
        ],
        params,
      ),
      marginRight: 20,
      x: { domain },
      axis: { label: title },
      note: zoomNote(domain),
      behind: [
        Plot.rectX(strips, {
          x1: 'lowest',
          x2: 'highest',
          fill: neutral,
          fillOpacity: AREA_OPACITY,
        }),
        layout.lines,
      ],
      marks: [
        points(
          known,
          {
            x: 'value',
            y,
            r: 4.5,
            style: (row) => style(row.team),
            edge: 0,
            title: (row) =>
              `${shortName(row.team)}: recomputed ${formatScore(row.value)}, printed ${formatScore(row.printed)}`,
          },
          params,
        ),
        tagged.dot(printed, { x: 'printed', y, r: 8, stroke: muted, strokeWidth: 1.25 }),
      ],
      description,
    },
    params,
  );
}
