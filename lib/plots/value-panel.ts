import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { plotSvg, tipOptions } from './draw';
import { type Bar, barMarks } from './error-bars';
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { formatScore } from './format';
import { extent, isKnown } from './numbers';
import { type Tags, tagged } from './tagged';
import { PANEL_RIGHT, type PanelPlace, roomyDomain, type TeamPanels } from './team-panels';
import type { MarkStyle } from './team-style';
import { textWidth } from './text-width';
import { bestValue } from './words';

/** A team's value of one measure. */
export interface TeamValue {
  readonly team: string;
  readonly value: number | null;
  /** The words of its tip. */
  readonly title: string;
  /** The value's interval. */
  readonly bar?: Bar | null;
}

export interface PanelHeading extends Tags {
  readonly title: string;
  readonly subtitle: string;
}

/** Room in px above the frame for a panel's heading. */
export const HEADING_ROOM = 40;

/** A panel's title in bold with a line of explanation below it. */
export function headingMarks(heading: PanelHeading, params: FigureParams): Plot.Markish {
  const { ink, muted } = params.theme.colours;
  return [
    Plot.text(
      [heading.title],
      tagged([heading], { frameAnchor: 'top-left', dy: -26, fill: ink, fontWeight: 600 }),
    ),
    Plot.text([heading.subtitle], {
      frameAnchor: 'top-left',
      dy: -10,
      fill: muted,
      fontSize: SMALL_FONT,
    }),
  ];
}

export interface ValuePanelOptions extends PanelHeading {
  readonly axisTitle: (width: number) => string;
  readonly lowerIsBetter: boolean;
  readonly panels: TeamPanels;
  readonly place: PanelPlace;
  readonly style: (team: string) => MarkStyle;
}

const barEnds = ({ bar }: TeamValue) => (bar ? [bar.lower, bar.upper] : []);

/** One measure of every team on a scale of its own: symbol and value, the best in bold. */
export function valuePanel(
  rows: readonly TeamValue[],
  options: ValuePanelOptions,
  params: FigureParams,
): SVGSVGElement {
  const { ink, muted, grid } = params.theme.colours;
  const { panels, place, style } = options;
  const { layout } = panels;
  const values = rows.map((row) => row.value);
  const best = bestValue(values, options.lowerIsBetter);
  const known = rows.filter((row) => isKnown(row.value));
  const unknown = rows.filter((row) => !isKnown(row.value));
  const y = (row: TeamValue) => layout.at(row.team);
  const inner = place.width - place.marginLeft - PANEL_RIGHT;
  const domain = roomyDomain(
    extent([...values, ...rows.flatMap(barEnds)]) ?? [0, 1],
    inner,
    textWidth('0.000', FONT) + 14,
  );
  const labels = (data: readonly TeamValue[], fontWeight: number) =>
    Plot.text(
      data,
      tagged(data, {
        x: (row: TeamValue) => row.bar?.upper ?? row.value,
        y,
        text: (row: TeamValue) => formatScore(row.value),
        textAnchor: 'start',
        dx: 9,
        fill: ink,
        fontWeight,
      }),
    );
  return plotSvg(
    {
      width: place.width,
      height: panels.height,
      marginTop: HEADING_ROOM,
      marginBottom: X_AXIS_ROOM,
      marginLeft: place.marginLeft,
      marginRight: PANEL_RIGHT,
      x: { domain },
      y: layout.y,
      marks: [
        headingMarks(options, params),
        Plot.ruleY(layout.named, { y: (name: string) => layout.at(name), stroke: grid }),
        xAxis({ label: options.axisTitle(inner), ticks: panelTicks(inner) }, params),
        place.first ? layout.labels(params.theme) : null,
        barMarks(rows, {
          bar: (row) => row.bar,
          at: y,
          colour: (row) => style(row.team).colour,
        }),
        Plot.dot(
          known,
          tagged(known, {
            x: 'value',
            y,
            r: 4.5,
            fill: (row: TeamValue) => style(row.team).colour,
            symbol: (row: TeamValue) => style(row.team).symbol,
            title: 'title',
            tip: tipOptions({ ...params, width: place.width }),
          }),
        ),
        labels(
          known.filter((row) => row.value === best),
          700,
        ),
        labels(
          known.filter((row) => row.value !== best),
          400,
        ),
        Plot.text(
          unknown,
          tagged(unknown, {
            y,
            text: () => formatScore(null),
            frameAnchor: 'left',
            dx: 8,
            fill: muted,
            title: 'title',
          }),
        ),
      ],
    },
    params,
  );
}

/** About how many ticks find room in a panel. */
export function panelTicks(width: number): number {
  return Math.max(2, Math.floor(width / 55));
}
