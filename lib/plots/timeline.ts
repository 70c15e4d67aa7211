import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM } from './core/axes';
import { countOf } from './core/format';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './core/params';
import { rowLayout } from './core/row-layout';
import { finish, noteFigure, plotSvg } from './core/svg';
import { textWidth } from './core/text';
import { tipOptions } from './core/tip';

/** A step of a challenge: a day, or all days from `start` to `end` (ISO dates). */
export interface TimelineRow {
  readonly event: string;
  readonly start: string;
  readonly end: string;
  readonly teams: number;
}

const DAY = 24 * 60 * 60 * 1000;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

const day = (date: string) => new Date(`${date}T00:00:00Z`);

/** `1 May 2024`, `26 August 2024 to 6 September 2024`. */
function dates({ start, end }: TimelineRow): string {
  const first = dayFormat.format(day(start));
  return start === end ? first : `${first} to ${dayFormat.format(day(end))}`;
}

/** The step's name, without what it is made of. */
const nameOf = ({ event }: TimelineRow) => event.split(':')[0]!.trim();

/** One sentence for those who cannot see the figure. */
export function describeTimeline(rows: readonly TimelineRow[]): string {
  if (rows.length === 0) return 'No date is known.';
  const parts = rows.map((row) => `${nameOf(row)}, ${dates(row)}, ${countOf(row.teams, 'team')}`);
  return `${countOf(rows.length, 'step')}: ${parts.join('; ')}.`;
}

/** First days of the months from `low` to `high`; every second or third one if room is short. */
function monthsIn(low: number, high: number, room: number): Date[] {
  const months: Date[] = [];
  const first = new Date(low);
  for (let i = 0; ; i++) {
    const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1));
    if (date.getTime() > high) break;
    if (date.getTime() >= low) months.push(date);
  }
  const every = Math.max(1, Math.ceil((months.length * 34) / room));
  return months.filter((_, i) => i % every === 0);
}

/** Places of a text beside a step: shares of its first and last day, and distances in px. */
const SIDES = {
  right: { from: 0, to: 1, text: { textAnchor: 'start', dx: 10 } },
  left: { from: 1, to: 0, text: { textAnchor: 'end', dx: -10 } },
  above: { from: 0.5, to: 0.5, text: { textAnchor: 'middle', dy: -11 } },
} as const;

/** Steps from top to bottom over the calendar, each with the number of teams that took part. */
export function timelineFigure(rows: readonly TimelineRow[], params: FigureParams): SVGSVGElement {
  const description = describeTimeline(rows);
  if (rows.length === 0) return noteFigure(description, params);
  const { ink, muted, grid, ramp, surface } = params.theme.colours;
  const colour = ramp[3]!;
  const names = rows.map(nameOf);
  const layout = rowLayout(names, params, {
    kind: 'team',
    other: names,
    step: isNarrow(params) ? 26 : 30,
    share: 0.35,
  });
  const marginTop = 8;
  const marginRight = 14;
  const inner = params.width - layout.marginLeft - marginRight;
  const low = Math.min(...rows.map((row) => day(row.start).getTime())) - 6 * DAY;
  const high = Math.max(...rows.map((row) => day(row.end).getTime())) + 6 * DAY;
  const teams = (row: TimelineRow) => countOf(row.teams, 'team');
  /** Where there is room for the number of teams: right or left of the step, else above it. */
  const sideOf = (row: TimelineRow): keyof typeof SIDES => {
    const at = (date: string) => ((day(date).getTime() - low) / (high - low)) * inner;
    const room = 12 + textWidth(teams(row), FONT, 'bold');
    if (at(row.end) + room <= inner) return 'right';
    return at(row.start) - room >= 0 ? 'left' : 'above';
  };
  const y = (row: TimelineRow) => layout.at(nameOf(row));
  const label = (side: keyof typeof SIDES) =>
    Plot.text(
      rows.filter((row) => sideOf(row) === side),
      {
        x: (row: TimelineRow) =>
          new Date(
            Number(day(row.start)) * SIDES[side].from + Number(day(row.end)) * SIDES[side].to,
          ),
        y,
        text: teams,
        ...SIDES[side].text,
        fill: ink,
        stroke: surface,
        strokeWidth: 4,
        fontWeight: 600,
      },
    );
  const months = monthsIn(low, high, inner);
  const svg = plotSvg(
    {
      height: marginTop + layout.height + X_AXIS_ROOM,
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: layout.marginLeft,
      marginRight,
      x: { type: 'utc', domain: [new Date(low), new Date(high)] },
      y: layout.y,
      marks: [
        Plot.gridX(months, { stroke: grid, strokeOpacity: 1 }),
        Plot.axisX(months, {
          tickFormat: (date: Date) => monthFormat.format(date),
          tickSize: 0,
          tickPadding: 6,
          label: [...new Set(rows.map((row) => row.start.slice(0, 4)))].join(', '),
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: X_AXIS_ROOM - 8,
          color: muted,
        }),
        layout.labels,
        Plot.link(rows, {
          x1: (row: TimelineRow) => day(row.start),
          x2: (row: TimelineRow) => day(row.end),
          y,
          stroke: colour,
          strokeWidth: 9,
          strokeLinecap: 'round',
        }),
        Plot.dot(rows, {
          x: (row: TimelineRow) => day(row.start),
          y,
          r: 4.5,
          fill: colour,
          title: (row: TimelineRow) => `${row.event}: ${dates(row)}, ${teams(row)}`,
          tip: tipOptions(params, SMALL_FONT),
        }),
        label('right'),
        label('left'),
        label('above'),
      ],
    },
    params,
  );
  return finish(svg, description, params);
}
