import * as Plot from '@observablehq/plot';
import { countOf, formatScore } from './core/format';
import { AREA_OPACITY, keyMarks, teamItems } from './core/key';
import { isKnown, knownIn } from './core/numbers';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';

/** A row of `reader_range`. */
export interface ReaderRangeRow {
  readonly team: string;
  readonly class: string;
  readonly f1: number | null;
  readonly lowest_f1: number | null;
  readonly highest_f1: number | null;
  readonly position: 'above' | 'within' | 'below' | null;
}

/** F1 of one human reader. */
export interface ReaderPoint {
  readonly reader: string;
  readonly class: string;
  readonly f1: number | null;
}

export interface ReaderRangeParams extends FigureParams {
  readonly readers: readonly ReaderPoint[];
  /** Classes in the order of rows. */
  readonly order: readonly string[];
}

/** One sentence for those who cannot see the figure. */
export function describeReaderRange(rows: readonly ReaderRangeRow[]): string {
  const known = rows.filter(({ position }) => position !== null);
  if (known.length === 0) return 'No class has F1 of a team and of a human reader.';
  const teams = [...new Set(known.map(({ team }) => team))];
  const above = (team: string) =>
    known.filter((row) => row.team === team && row.position === 'above').length;
  const best = teams.reduce((a, b) => (above(b) > above(a) ? b : a));
  const classes = new Set(known.map((row) => row.class)).size;
  return `${shortName(best)} has a higher F1 than every human reader in ${above(best)} of ${countOf(classes, 'class')} (${countOf(teams.length, 'team')}).`;
}

/** For each class F1 of the human readers, their range as a strip, and F1 of each team. */
export function readerRangeFigure(
  rows: readonly ReaderRangeRow[],
  params: ReaderRangeParams,
): SVGSVGElement {
  const description = describeReaderRange(rows);
  const points1 = knownIn(rows, 'f1');
  const readers = knownIn(params.readers, 'f1');
  if (readers.length === 0) return noteFigure(description, params);
  const { muted, neutral } = params.theme.colours;
  const shown = new Set([...rows.map((row) => row.class), ...readers.map((row) => row.class)]);
  const names = params.order.filter((name) => shown.has(name));
  const layout = rowLayout(names, params, { kind: 'class', step: 26 });
  const teams = [...new Set(rows.map(({ team }) => team))];
  const style = teamStyles(params.teams ?? teams, params.theme);
  const y = (row: { readonly class: string }) => layout.at(row.class);
  const ranges = names.flatMap((name) => {
    const own = readers.filter((row) => row.class === name).map(({ f1 }) => f1);
    const at = layout.at(name);
    if (own.length === 0 || !isKnown(at)) return [];
    return [{ class: name, low: Math.min(...own), high: Math.max(...own), at }];
  });
  const onPage = <T extends { readonly class: string }>(all: readonly T[]) =>
    all.filter((row) => layout.at(row.class) !== undefined);
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          ...teamItems(teams, style),
          { label: 'Human reader', style: { colour: muted, symbol: 'circle' }, shape: 'hollow' },
          {
            label: 'Range of readers',
            style: { colour: neutral, symbol: 'square' },
            shape: 'area',
          },
        ],
        params,
      ),
      marginRight: 20,
      x: { domain: [0, 1] },
      axis: { label: 'F1' },
      behind: [
        layout.lines,
        Plot.rect(ranges, {
          x1: 'low',
          x2: 'high',
          y1: ({ at }: { at: number }) => at - 0.32,
          y2: ({ at }: { at: number }) => at + 0.32,
          fill: neutral,
          fillOpacity: AREA_OPACITY,
        }),
      ],
      marks: [
        tagged.dot(onPage(readers), {
          x: 'f1',
          y,
          r: 3.5,
          stroke: muted,
          strokeWidth: 1.25,
          title: (row: ReaderPoint) =>
            `${row.reader}, ${shortName(row.class)}: F1 ${formatScore(row.f1)}`,
        }),
        points(
          onPage(points1),
          {
            x: 'f1',
            y,
            r: layout.radius,
            style: (row) => style(row.team),
            edge: 0.75,
            title: (row) =>
              `${shortName(row.team)}, ${shortName(row.class)}: F1 ${formatScore(row.f1)}, ${row.position ?? 'undefined'}${row.position === 'within' ? ' the range of readers' : ' the readers'}`,
          },
          params,
        ),
      ],
      description,
    },
    params,
  );
}
