import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { type Bar, barMarks } from './error-bars';
import { formatScore } from './format';
import { bestValue } from './metrics';
import { extent, isKnown } from './numbers';
import { panelGrid } from './panels';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './params';
import { type RowLayout, rowLayout } from './row-layout';
import type { MarkStyle } from './styles';
import { plotSvg, points } from './svg';
import { type Tags, tagged } from './tagged';
import { fitText, textWidth } from './text';

/** A panel with a row for each team. */
export interface PanelPlace {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly marginLeft: number;
  /** Whether it is the first of a line of panels, which carries the names. */
  readonly first: boolean;
  readonly layout: RowLayout;
}

/** Panels that share a column of teams: only the first of each line has names at its left. */
export interface TeamPanels {
  place(index: number): PanelPlace;
  /** Height of all panels in px. */
  readonly height: number;
  /** How many pages the teams take, and which of them are on this one. */
  readonly pages: number;
  readonly note: string;
}

const GAP = 12;

/** Stacking more teams than this would make metres of a phone's page. */
const MOST_STACKED = 20;

/** Room in px above the frame for a panel's heading. */
const HEADING_ROOM = 40;

/** Lays out `count` panels, each with a row for each team: side by side if wide, else stacked. */
export function teamPanels(
  teams: readonly string[],
  count: number,
  params: FigureParams,
): TeamPanels {
  const layout = rowLayout(teams, params, {
    kind: 'team',
    step: teams.length > 20 ? 16 : 22,
    beside: true,
    share: 0.3,
  });
  const height = HEADING_ROOM + layout.height + X_AXIS_ROOM;
  const isLow = teams.length <= MOST_STACKED;
  const stacked =
    isNarrow(params) && isLow && count * (height + GAP) <= (params.maxHeight ?? Infinity);
  const columns = stacked ? 1 : params.width < 820 ? 2 : count;
  const names = layout.marginLeft;
  const grid = panelGrid(count, columns, params.width - names, GAP);
  return {
    place: (index) => {
      const first = index % columns === 0;
      return {
        first,
        width: grid.width + (first ? names : 0),
        height,
        x: grid.x(index) + (first ? 0 : names),
        y: grid.row(index) * (height + GAP),
        marginLeft: first ? names : 6,
        layout,
      };
    },
    height: grid.rows * (height + GAP) - GAP,
    pages: layout.pages,
    note: layout.note,
  };
}

export interface TeamPanelOptions extends Tags {
  readonly place: PanelPlace;
  /** A heading in bold, and a line of explanation below it: the first that fits. */
  readonly title: string;
  readonly subtitle: readonly string[];
  /** Title of the x axis for a width in px. */
  axisTitle(width: number): string;
}

const tagsOfPanel = ({ class: name, team, band }: Tags): Tags => ({
  ...(name !== undefined && { class: name }),
  ...(team !== undefined && { team }),
  ...(band !== undefined && { band }),
});

/** A panel with its heading, names, lines and x axis. */
export function teamPanel(
  options: TeamPanelOptions,
  plot: {
    readonly marginRight: number;
    readonly domain: readonly [number, number];
    readonly marks: Plot.Markish;
  },
  params: FigureParams,
): SVGSVGElement {
  const { place } = options;
  const { ink, muted } = params.theme.colours;
  const inner = place.width - place.marginLeft - plot.marginRight;
  const room = place.width - place.marginLeft;
  const subtitle = options.subtitle.find((text) => textWidth(text, SMALL_FONT) <= room) ?? '';
  const title = fitText(options.title, room, FONT, 'bold');
  const heading = { frameAnchor: 'top-left' } as const;
  return plotSvg(
    {
      width: place.width,
      height: place.height,
      marginTop: HEADING_ROOM,
      marginBottom: X_AXIS_ROOM,
      marginLeft: place.marginLeft,
      marginRight: plot.marginRight,
      x: { domain: [...plot.domain] },
      y: place.layout.y,
      marks: [
        tagged.text([{ ...tagsOfPanel(options), title }], {
          ...heading,
          text: 'title',
          dy: -26,
          fill: ink,
          fontWeight: 600,
        }),
        Plot.text([subtitle], { ...heading, dy: -10, fill: muted, fontSize: SMALL_FONT }),
        place.layout.lines,
        xAxis(
          {
            label: options.axisTitle(inner),
            scale: { type: 'linear', domain: plot.domain, length: inner },
          },
          params,
        ),
        place.first ? place.layout.labels : null,
        plot.marks,
      ],
    },
    params,
  );
}

/** A team's value of one measure. */
export interface TeamValue {
  readonly team: string;
  readonly value: number | null;
  /** Text of its tip. */
  readonly title: string;
  /** The value's interval. */
  readonly bar?: Bar | null;
}

export interface ValuePanelOptions extends TeamPanelOptions {
  readonly lowerIsBetter: boolean;
  readonly style: (team: string) => MarkStyle;
}

/** Room in px right of a panel's frame, for the last tick's text. */
const PANEL_RIGHT = 20;

/** An x domain that leaves `room` px of `width` at the right, for labels of the greatest values. */
function roomyDomain(
  [low, high]: readonly [number, number],
  width: number,
  room: number,
): [number, number] {
  const share = Math.min(0.6, room / Math.max(1, width));
  const span = high - low || Math.abs(high) * 0.1 || 0.1;
  return [Math.max(Math.min(0, low), low - span * 0.08), high + (span * share) / (1 - share)];
}

/** The domain of a measure's scale: around its values and bars, with room for their labels. */
export function valueDomain(rows: readonly TeamValue[], place: PanelPlace): [number, number] {
  const ends = rows.flatMap(({ bar }) => (bar ? [bar.lower, bar.upper] : []));
  return roomyDomain(
    extent([...rows.map((row) => row.value), ...ends]) ?? [0, 1],
    place.width - place.marginLeft - PANEL_RIGHT,
    textWidth('0.000', FONT) + 14,
  );
}

/** One measure of every team on its own scale: symbol and value, the best in bold. */
export function valuePanel(
  rows: readonly TeamValue[],
  options: ValuePanelOptions,
  params: FigureParams,
): SVGSVGElement {
  const { ink, muted } = params.theme.colours;
  const { place, style } = options;
  const values = rows.map((row) => row.value);
  const best = bestValue(values, options.lowerIsBetter);
  const known = rows.filter((row) => isKnown(row.value));
  const unknown = rows.filter((row) => !isKnown(row.value));
  const y = (row: TeamValue) => place.layout.at(row.team);
  const domain = valueDomain(rows, place);
  const labels = (data: readonly TeamValue[], fontWeight: number) =>
    tagged.text(data, {
      x: (row: TeamValue) => row.bar?.upper ?? row.value,
      y,
      text: (row: TeamValue) => formatScore(row.value),
      textAnchor: 'start',
      dx: 9,
      fill: ink,
      fontWeight,
    });
  const marks = [
    barMarks(rows, { bar: (row) => row.bar, at: y, colour: (row) => style(row.team).colour }),
    points(
      known,
      { x: 'value', y, r: 4.5, style: (row) => style(row.team), edge: 0, title: 'title' },
      { ...params, width: place.width },
    ),
    labels(
      known.filter((row) => row.value === best),
      700,
    ),
    labels(
      known.filter((row) => row.value !== best),
      400,
    ),
    tagged.text(unknown, {
      y,
      text: () => formatScore(null),
      frameAnchor: 'left',
      dx: 8,
      fill: muted,
      title: 'title',
    }),
  ];
  return teamPanel(options, { marginRight: PANEL_RIGHT, domain, marks }, params);
}
