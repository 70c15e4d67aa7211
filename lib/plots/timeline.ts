import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
import { countOf } from './format';
import { noteFigure } from './note';
import { fitText, textWidth, widestText } from './text-width';

/** A step of a challenge: a day, or all days from `start` to `end` (ISO dates). */
export interface TimelineRow {
  readonly event: string;
  readonly start: string;
  readonly end: string;
  readonly teams: number;
}

const DAY = 24 * 60 * 60 * 1000;
const NAME = 16;
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

/** First days of the months from `low` to `high`, every second or third one where room is short. */
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

/** Steps from top to bottom over the calendar, each with the number of teams that took part. */
export function timelineFigure(rows: readonly TimelineRow[], params: FigureParams): SVGSVGElement {
  if (rows.length === 0) return noteFigure(describeTimeline(rows), params);
  const { ink, muted, grid, ramp, surface } = params.theme.colours;
  const colour = ramp[3]!;
  const above = isNarrow(params);
  const step = above ? 42 : 30;
  const names = rows.map(nameOf);
  const marginLeft = above ? 14 : Math.min(params.width * 0.35, widestText(names, FONT) + 22);
  const teams = rows.map((row) => countOf(row.teams, 'team'));
  const marginRight = 14;
  const inner = params.width - marginLeft - marginRight;
  const low = Math.min(...rows.map((row) => day(row.start).getTime())) - 6 * DAY;
  const high = Math.max(...rows.map((row) => day(row.end).getTime())) + 6 * DAY;
  const pixels = (time: number) => ((time - low) / (high - low)) * inner;
  const fits = (row: TimelineRow, i: number) =>
    pixels(day(row.end).getTime()) + 12 + textWidth(teams[i]!, FONT) <= inner;
  const data = rows.map((row, i) => ({ ...row, i, name: names[i]!, right: fits(row, i) }));
  type Datum = (typeof data)[number];
  const title = (row: Datum) => `${row.event}: ${dates(row)}, ${teams[row.i]}`;
  const label = (right: boolean) =>
    Plot.text(
      data.filter((row) => row.right === right),
      {
        x: (row: Datum) => day(right ? row.end : row.start),
        y: 'i',
        text: (row: Datum) => teams[row.i]!,
        textAnchor: right ? 'start' : 'end',
        dx: right ? 10 : -10,
        dy: above ? NAME / 2 : 0,
        fill: ink,
        stroke: surface,
        strokeWidth: 4,
        fontWeight: 600,
      },
    );
  const years = [...new Set(rows.map((row) => row.start.slice(0, 4)))].join(', ');
  const months = monthsIn(low, high, inner);
  const svg = plotSvg(
    {
      height: rows.length * step + 8 + X_AXIS_ROOM,
      marginTop: 8,
      marginBottom: X_AXIS_ROOM,
      marginLeft,
      marginRight,
      x: { type: 'utc', domain: [new Date(low), new Date(high)] },
      y: { type: 'linear', domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
      marks: [
        Plot.gridX(months, { stroke: grid, strokeOpacity: 1 }),
        Plot.axisX(months, {
          tickFormat: (date: Date) => monthFormat.format(date),
          tickSize: 0,
          tickPadding: 6,
          label: years,
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: X_AXIS_ROOM - 8,
          color: muted,
        }),
        Plot.text(data, {
          y: 'i',
          frameAnchor: 'left',
          text: (row: Datum) => fitText(row.name, above ? inner : marginLeft - 10, FONT),
          textAnchor: above ? 'start' : 'end',
          dx: above ? -6 : -12,
          dy: above ? -NAME / 2 : 0,
          fill: ink,
          stroke: above ? surface : 'none',
          strokeWidth: 3,
        }),
        Plot.link(data, {
          x1: (row: Datum) => day(row.start),
          x2: (row: Datum) => day(row.end),
          y: 'i',
          dy: above ? NAME / 2 : 0,
          stroke: colour,
          strokeWidth: 9,
          strokeLinecap: 'round',
        }),
        Plot.dot(data, {
          x: (row: Datum) => day(row.start),
          y: 'i',
          dy: above ? NAME / 2 : 0,
          r: 4.5,
          fill: colour,
          title,
          tip: tipOptions(params, SMALL_FONT),
        }),
        label(true),
        label(false),
      ],
    },
    params,
  );
  return finish(svg, describeTimeline(rows), params);
}
