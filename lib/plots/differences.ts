import * as Plot from '@observablehq/plot';
import { countOf, formatScore, formatSigned } from './core/format';
import { AREA_OPACITY, type KeyItem, keyMarks, teamItems } from './core/key';
import { greatest, type Known, knownIn } from './core/numbers';
import type { FigureParams } from './core/params';
import { type ClassOrder, orderClasses, rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, points } from './core/svg';
import { shortName } from './core/text';

/** A statistic of one class and team in two versions. */
export interface DifferenceRow {
  readonly team: string;
  readonly class: string;
  readonly prevalence: number | null;
  /** The version that is taken as right. */
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

type KnownRow = Known<DifferenceRow, 'reference' | 'value'>;

const difference = (row: KnownRow) => row.value - row.reference;
const distance = (row: KnownRow) => Math.abs(difference(row));

/** One sentence for those who cannot see the figure. */
export function describeDifferences(
  rows: readonly DifferenceRow[],
  { metric, names, tolerance }: Pick<DifferencesParams, 'metric' | 'names' | 'tolerance'>,
): string {
  const known = knownIn(rows, 'reference', 'value');
  if (known.length === 0)
    return `No ${metric} is known both as ${names.reference} and as ${names.value}.`;
  const widest = greatest(known, distance);
  const beyond = known.filter((row) => distance(row) > (tolerance ?? 0) + 1e-9).length;
  const limit =
    tolerance === undefined
      ? ''
      : `; ${beyond} of ${countOf(known.length, 'value')} differ by more than ${formatScore(tolerance)}`;
  return (
    `${metric} as ${names.value} minus ${metric} as ${names.reference}, ` +
    `${countOf(new Set(known.map((row) => row.class)).size, 'class')}: largest difference in ` +
    `${shortName(widest.class)}, ${shortName(widest.team)} (${formatSigned(difference(widest))})${limit}.`
  );
}

function sentence(row: KnownRow, { metric, names }: DifferencesParams): string {
  return (
    `${shortName(row.class)}, ${shortName(row.team)}: ${metric} ${names.reference} ${formatScore(row.reference)}, ` +
    `${names.value} ${formatScore(row.value)}, difference ${formatSigned(difference(row))}`
  );
}

/** Each class as a row, each team as a symbol at its difference from the reference. */
export function differencesFigure(
  rows: readonly DifferenceRow[],
  params: DifferencesParams,
): SVGSVGElement {
  const known = knownIn(rows, 'reference', 'value');
  const description = describeDifferences(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const { metric, names, tolerance, theme } = params;
  const { ink, neutral } = theme.colours;
  const layout = rowLayout(orderClasses(rows, params.order ?? 'prevalence'), params, {
    kind: 'class',
    plainNames: tolerance !== undefined,
  });
  const teams = teamsOf(known, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const end = 1.1 * Math.max(...known.map(distance), tolerance ?? 0, 0.001);
  const strip = tolerance === undefined ? [] : [tolerance];
  const digits = end < 0.01 ? 4 : end < 0.1 ? 3 : 2;
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          ...teamItems(teams, style),
          ...strip.map(
            (width): KeyItem => ({
              label: `within ±${width}`,
              style: { colour: neutral, symbol: 'square' },
              shape: 'area',
            }),
          ),
        ],
        params,
      ),
      marginRight: 24,
      x: { domain: [-end, end] },
      axis: {
        label: `${metric}, ${names.value} minus ${names.reference}`,
        ticks: 5,
        format: (value) => formatSigned(value, digits),
      },
      behind: [
        Plot.rectX(strip, {
          x1: (width: number) => -width,
          x2: (width: number) => width,
          fill: neutral,
          fillOpacity: AREA_OPACITY,
        }),
        layout.lines,
      ],
      marks: [
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        points(
          known.filter((row) => layout.at(row.class) !== undefined),
          {
            x: difference,
            y: (row) => layout.at(row.class),
            r: layout.radius,
            style: (row) => style(row.team),
            title: (row) => sentence(row, params),
          },
          params,
        ),
      ],
      description,
    },
    params,
  );
}
