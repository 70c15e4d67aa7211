import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { type ClassOrder, orderClasses } from './class-order';
import { finish, plotSvg, tipOptions } from './draw';
import type { FigureParams } from './figure-params';
import { countOf, formatScore, formatSigned } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';

/** A figure of one class and team in two versions. */
export interface DifferenceRow {
  readonly team: string;
  readonly class: string;
  readonly prevalence: number | null;
  /** What is held to be right. */
  readonly reference: number | null;
  readonly value: number | null;
}

export interface DifferencesParams extends FigureParams {
  readonly metric: string;
  /** What the two versions are: `printed`, `computed`. */
  readonly names: { readonly reference: string; readonly value: string };
  /** Distance from the reference that is allowed; drawn as a strip. */
  readonly tolerance?: number;
  readonly order?: ClassOrder;
}

type Known = DifferenceRow & { readonly reference: number; readonly value: number };

const knownRows = (rows: readonly DifferenceRow[]) =>
  rows.filter((row): row is Known => isKnown(row.reference) && isKnown(row.value));

const apart = (row: Known) => row.value - row.reference;

/** One sentence for those who cannot see the figure. */
export function describeDifferences(
  rows: readonly DifferenceRow[],
  { metric, names, tolerance }: Pick<DifferencesParams, 'metric' | 'names' | 'tolerance'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0)
    return `No ${metric} is known both as ${names.reference} and ${names.value}.`;
  const widest = known.reduce((a, b) => (Math.abs(apart(b)) > Math.abs(apart(a)) ? b : a));
  const beyond = known.filter((row) => Math.abs(apart(row)) > (tolerance ?? 0) + 1e-9).length;
  const limit =
    tolerance === undefined
      ? ''
      : `; ${countOf(beyond, 'figure')} of ${known.length} farther than ${formatScore(tolerance)}`;
  return (
    `${metric} as ${names.value} less ${metric} as ${names.reference}, ` +
    `${countOf(new Set(known.map((row) => row.class)).size, 'class', 'classes')}: widest in ` +
    `${shortName(widest.class)}, ${shortName(widest.team)} (${formatSigned(apart(widest))})${limit}.`
  );
}

function sentence(row: Known, { metric, names }: DifferencesParams): string {
  return (
    `${shortName(row.class)}, ${shortName(row.team)}: ${metric} ${names.reference} ${formatScore(row.reference)}, ` +
    `${names.value} ${formatScore(row.value)}, difference ${formatSigned(apart(row))}`
  );
}

/** Each class as a row, each team as a symbol at its difference from the reference. */
export function differencesFigure(
  rows: readonly DifferenceRow[],
  params: DifferencesParams,
): SVGSVGElement {
  const known = knownRows(rows);
  if (known.length === 0) return noteFigure(describeDifferences(rows, params), params);
  const { ink, surface, grid, neutral } = params.theme.colours;
  const layout = rowLayout(orderClasses(rows, params.order ?? 'prevalence'), params, {
    kind: 'class',
  });
  const teams = teamsOf(known, params.teams);
  const style = teamStyles(params.teams ?? teams, params.theme);
  const { tolerance } = params;
  const farthest = Math.max(...known.map((row) => Math.abs(apart(row))), tolerance ?? 0, 0.001);
  const end = 1.1 * farthest;
  const strip = tolerance === undefined ? [] : [tolerance];
  const key = keyMarks(
    [
      ...teams.map((team) => ({ team, label: team, style: style(team) })),
      ...strip.map((width) => ({
        label: `within ${width}`,
        style: { colour: neutral, symbol: 'square' } as const,
        shape: 'hollow' as const,
      })),
    ],
    params,
  );
  const marginTop = key.height + 10;
  const digits = end < 0.01 ? 4 : end < 0.1 ? 3 : 2;
  const svg = plotSvg(
    {
      height: marginTop + layout.height + X_AXIS_ROOM,
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: layout.marginLeft,
      marginRight: 24,
      x: { domain: [-end, end] },
      y: layout.y,
      marks: [
        key.marks,
        Plot.rectX(strip, {
          x1: (width: number) => -width,
          x2: (width: number) => width,
          fill: neutral,
          fillOpacity: 0.16,
        }),
        Plot.ruleY(layout.named, { y: (name: string) => layout.at(name), stroke: grid }),
        xAxis(
          {
            label: `${params.metric} ${params.names.value} less ${params.names.reference}`,
            ticks: 5,
            format: (value) => formatSigned(value, digits),
          },
          params,
        ),
        layout.labels(params.theme),
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        Plot.dot(
          known,
          tagged(known, {
            x: apart,
            y: (row: Known) => layout.at(row.class),
            r: Math.min(4.25, Math.max(1.5, layout.step / 3.8)),
            fill: (row: Known) => style(row.team).colour,
            symbol: (row: Known) => style(row.team).symbol,
            stroke: surface,
            strokeWidth: 0.6,
            title: (row: Known) => sentence(row, params),
            tip: tipOptions(params),
          }),
        ),
      ],
    },
    params,
  );
  return finish(svg, describeDifferences(rows, params), params);
}
