import type * as Plot from '@observablehq/plot';
import { type FigureParams, isNarrow } from './figure-params';
import { panelGrid } from './panels';
import { type RowLayout, rowLayout } from './row-layout';

/** Panels that share a column of teams: names at the left of each line of panels only. */
export interface TeamPanels {
  readonly layout: RowLayout;
  readonly marginTop: number;
  readonly height: number;
  readonly columns: number;
  /** Outer width, corner and left margin of a panel. */
  place(index: number): { width: number; x: number; y: number; marginLeft: number; first: boolean };
  readonly totalHeight: number;
}

const GAP = 12;

/** Lays out one panel a measure, each with a row a team: side by side where wide, else stacked. */
export function teamPanels(
  teams: readonly string[],
  count: number,
  params: FigureParams,
  rooms: { top: number; bottom: number },
): TeamPanels {
  const layout = rowLayout(teams, params, { kind: 'team', step: 22, beside: true, share: 0.3 });
  const columns = isNarrow(params) ? 1 : params.width < 820 ? 2 : count;
  const names = layout.marginLeft;
  const grid = panelGrid(count, columns, params.width - names, GAP);
  const height = rooms.top + layout.height + rooms.bottom;
  return {
    layout,
    marginTop: rooms.top,
    height,
    columns,
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
export const PANEL_RIGHT = 16;

/** An x domain that leaves `room` px to the right for labels of the outermost values. */
export function roomyDomain(
  [low, high]: readonly [number, number],
  width: number,
  room: number,
): Plot.ScaleOptions['domain'] {
  const share = Math.min(0.6, room / Math.max(1, width));
  const span = high - low || Math.abs(high) * 0.1 || 0.1;
  return [low - span * 0.08, high + (span * share) / (1 - share)];
}
