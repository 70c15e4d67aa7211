import * as Plot from '@observablehq/plot';
import { countOf, formatScore } from './core/format';
import { type KeyItem, keyMarks, teamItems } from './core/key';
import { knownIn } from './core/numbers';
import type { FigureParams } from './core/params';
import { type ClassOrder, orderClasses, rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';

/** A statistic of one class and team. */
export interface TeamValueRow {
  readonly team: string;
  readonly class: string;
  readonly prevalence: number | null;
  readonly value: number | null;
}

/** The same statistic of what attributes alone predict. */
export interface BaselineRow {
  readonly class: string;
  readonly value: number | null;
}

export interface AttributeBaselineParams extends FigureParams {
  /** `AP`. */
  readonly metric: string;
  /** The attributes: `view, sex`. */
  readonly attributes: string;
  readonly order?: ClassOrder;
}

/** One sentence for those who cannot see the figure. */
export function describeAttributeBaseline(
  rows: readonly TeamValueRow[],
  baseline: readonly BaselineRow[],
  { metric, attributes }: Pick<AttributeBaselineParams, 'metric' | 'attributes'>,
): string {
  const known = knownIn(baseline, 'value');
  if (known.length === 0) return `${metric} of attributes alone is known for no class.`;
  const best = (name: string) =>
    Math.max(...knownIn(rows, 'value').flatMap((row) => (row.class === name ? [row.value] : [])));
  const above = known.filter((row) => row.value >= best(row.class)).length;
  const most = known.reduce((own, row) => (row.value > own.value ? row : own));
  return (
    `${metric} of ${attributes} alone, ${countOf(known.length, 'class')}: highest in ` +
    `${shortName(most.class)} (${formatScore(most.value)}); at or above the best team in ${above}.`
  );
}

/** Each class as a row: a symbol for each team, and a dashed mark for what attributes alone predict. */
export function attributeBaselineFigure(
  rows: readonly TeamValueRow[],
  baseline: readonly BaselineRow[],
  params: AttributeBaselineParams,
): SVGSVGElement {
  const { metric, attributes, theme } = params;
  const { ink } = theme.colours;
  const description = describeAttributeBaseline(rows, baseline, params);
  const known = knownIn(rows, 'value');
  if (known.length === 0 || knownIn(baseline, 'value').length === 0) {
    return noteFigure(description, params);
  }
  const layout = rowLayout(orderClasses(rows, params.order ?? 'prevalence'), params, {
    kind: 'class',
  });
  const teams = teamsOf(known, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const marks = knownIn(baseline, 'value').filter((row) => layout.at(row.class) !== undefined);
  const mark: KeyItem = {
    label: `${attributes} alone`,
    style: { colour: ink, symbol: 'circle' },
    shape: 'tick',
  };
  return rowPlot(
    {
      layout,
      key: keyMarks([...teamItems(teams, style), mark], params),
      marginRight: 14,
      x: { domain: [0, 1] },
      axis: { label: metric, ticks: 6, format: (value) => value.toFixed(1) },
      marks: [
        layout.lines,
        points(
          known.filter((row) => layout.at(row.class) !== undefined),
          {
            x: 'value',
            y: (row) => layout.at(row.class),
            r: layout.radius,
            style: (row) => style(row.team),
            title: (row) =>
              `${shortName(row.class)}, ${shortName(row.team)}: ${metric} ${formatScore(row.value)}`,
          },
          params,
        ),
        tagged.link(marks, {
          x1: 'value',
          x2: 'value',
          y1: (row: BaselineRow) => layout.at(row.class)! - 0.45,
          y2: (row: BaselineRow) => layout.at(row.class)! + 0.45,
          stroke: ink,
          strokeWidth: 2,
          strokeDasharray: '3,2',
        }),
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.5 }),
      ],
      description,
    },
    params,
  );
}
