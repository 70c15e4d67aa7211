import type * as Plot from '@observablehq/plot';
import { type FigureParams, isNarrow } from './figure-params';
import { panelGrid } from './panels';
import { type RowLayout, rowLayout } from './row-layout';

/** Panels that share a column of teams: names at the left of each line of panels only. */
export interface TeamPanels {
  readonly layout: RowLayout;
  readonly height: number;
  place(index: number): PanelPlace;
  readonly totalHeight: number;
}

const GAP = 12;

/** Outer width, corner and left margin of a panel. */
export interface PanelPlace {
  readonly width: number;
  readonly x: number;
  readonly y: number;
  readonly marginLeft: number;
  /** Does it begin a line of panels, and so carry the names? */
  readonly first: boolean;
}

/** More teams than these in panels one above the other would be metres of a phone's page. */
const MOST_STACKED = 20;

/** Lays out one panel a measure, each with a row a team: side by side where wide, else stacked. */
export function teamPanels(
  teams: readonly string[],
  count: number,
  params: FigureParams,
  /** Height in px of what stands above and below the rows. */
  around: number,
): TeamPanels {
  const layout = rowLayout(teams, params, {
    kind: 'team',
    step: teams.length > 20 ? 16 : 22,
    beside: true,
    share: 0.3,
  });
  const height = layout.height + around;
  const isLow = teams.length <= MOST_STACKED;
  const stacked =
    isNarrow(params) && isLow && count * (height + GAP) <= (params.maxHeight ?? Infinity);
  const columns = stacked ? 1 : params.width < 820 ? 2 : count;
  const names = layout.marginLeft;
  const grid = panelGrid(count, columns, params.width - names, GAP);
  return {
    layout,
    height,
    place: (index) => {
      const first = index % columns === 0;
      return {
        first,
        width: grid.width + (first ? names : 0),
        x: grid.x(index) + (first ? 0 : names),
        y: grid.row(index) * (height + GAP),
        marginLeft: first ? names : 6,
      };
    },
    totalHeight: grid.rows * (height + GAP) - GAP,
  };
}

/** Room in px to the right of a panel's frame, for the last tick's text. */
export const PANEL_RIGHT = 20;

/** An x domain that leaves `room` px to the right for labels of the outermost values. */
export function roomyDomain(
  [low, high]: readonly [number, number],
  width: number,
  room: number,
): Plot.ScaleOptions['domain'] {
  const share = Math.min(0.6, room / Math.max(1, width));
  const span = high - low || Math.abs(high) * 0.1 || 0.1;
  return [Math.max(Math.min(0, low), low - span * 0.08), high + (span * share) / (1 - share)];
}
