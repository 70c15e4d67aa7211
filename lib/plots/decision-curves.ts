import * as Plot from '@observablehq/plot';
import type { NetBenefitRow } from '@/lib/scoring/result-tables';
import { formatScore, formatSigned } from './core/format';
import { AREA_OPACITY, keyMarks, teamItems } from './core/key';
import { extent, greatest, type Known, knownIn, padded } from './core/numbers';
import { type FigureParams, isNarrow } from './core/params';
import { scatterPlot } from './core/scatter-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

export interface DecisionCurvesParams extends FigureParams {
  /** The class. */
  readonly subject: string;
  /** Highest threshold shown. */
  readonly to: number;
  readonly note?: string;
}

type KnownRow = Known<NetBenefitRow, 'net_benefit' | 'all'>;

function shownRows(rows: readonly NetBenefitRow[], to: number): KnownRow[] {
  return knownIn(rows, 'net_benefit', 'all').filter((row) => row.threshold <= to + 1e-9);
}

/** One sentence for those who cannot see the figure. */
export function describeDecisionCurves(
  rows: readonly NetBenefitRow[],
  { subject, to }: Pick<DecisionCurvesParams, 'subject' | 'to'>,
): string {
  const known = shownRows(rows, to);
  if (known.length === 0) return `No team has a net benefit to show for ${shortName(subject)}.`;
  const useful = known.filter((row) => row.net_benefit > Math.max(0, row.all));
  if (useful.length === 0) {
    return `No team is better than calling all or none positive for ${shortName(subject)}, up to threshold ${formatScore(to)}.`;
  }
  const best = greatest(useful, (row) => row.net_benefit - Math.max(0, row.all));
  return (
    `${shortName(best.team)} gains most over calling all or none positive for ${shortName(subject)}: ` +
    `net benefit ${formatScore(best.net_benefit)} at threshold ${formatScore(best.threshold)}.`
  );
}

/** With more teams, the areas of intervals would hide each other. */
const MOST_AREAS = 3;

/** Net benefit against the threshold: a line for each team, and those of calling all and none. */
export function decisionCurvesFigure(
  rows: readonly NetBenefitRow[],
  params: DecisionCurvesParams,
): SVGSVGElement {
  const known = shownRows(rows, params.to);
  const description = describeDecisionCurves(rows, params);
  const [first] = known;
  if (!first) return noteFigure(description, params);
  const { theme, subject, to, note } = params;
  const { ink, muted } = theme.colours;
  const teams = teamsOf(known, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const all = known.filter((row) => row.team === first.team);
  const values = known.flatMap((row) => [row.net_benefit]);
  const [low, high] = padded(extent([...values, 0])!, 0.06);
  // Calling all falls without end: what lies far below the teams is not shown.
  const bottom = Math.max(low, -(high || 0.01) * 0.5);
  const inside = (value: number) => value >= bottom;
  const withAreas = teams.length <= MOST_AREAS;
  return scatterPlot(
    {
      key: keyMarks(
        [
          ...teamItems(teams, style).map((item) => ({ ...item, shape: 'line' as const })),
          { label: 'call all', style: { colour: ink, symbol: 'circle' }, shape: 'dashed' },
          { label: 'call none', style: { colour: muted, symbol: 'circle' }, shape: 'line' },
        ],
        params,
      ),
      marginLeft: 56,
      marginRight: 20,
      height: isNarrow(params) ? 280 : 360,
      x: { type: 'linear', domain: [0, to], axis: { label: 'Threshold probability' } },
      y: {
        type: 'linear',
        domain: [bottom, high],
        axis: { label: `Net benefit, ${shortName(subject)}`, ticks: 6 },
      },
      ...(note !== undefined && { note }),
      description,
    },
    ({ note: lines }) => [
      withAreas
        ? teams.map((team) =>
            Plot.areaY(
              known.filter((row) => row.team === team),
              {
                x: 'threshold',
                y1: (row: KnownRow) => Math.max(bottom, row.lower ?? row.net_benefit),
                y2: (row: KnownRow) =>
                  Math.max(bottom, Math.min(high, row.upper ?? row.net_benefit)),
                fill: style(team).colour,
                fillOpacity: AREA_OPACITY / 1.5,
              },
            ),
          )
        : null,
      Plot.ruleY([0], { stroke: muted, strokeWidth: 1.5 }),
      Plot.line(
        all.filter((row) => inside(row.all)),
        { x: 'threshold', y: 'all', stroke: ink, strokeDasharray: '4,3', strokeWidth: 1.5 },
      ),
      teams.map((team) =>
        tagged.line(
          known.filter((row) => row.team === team && inside(row.net_benefit)),
          { x: 'threshold', y: 'net_benefit', stroke: style(team).colour, strokeWidth: 1.75 },
        ),
      ),
      tagged.dot(
        known.filter((row) => inside(row.net_benefit)),
        {
          x: 'threshold',
          y: 'net_benefit',
          r: 1.5,
          fill: (row: KnownRow) => style(row.team).colour,
          title: (row: KnownRow) =>
            `${shortName(row.team)} at ${formatScore(row.threshold)}: net benefit ${formatSigned(row.net_benefit)}; calling all ${formatSigned(row.all)}`,
          tip: tipOptions(params),
        },
      ),
      lines,
    ],
    params,
  );
}
