import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, isNarrow, SMALL_FONT } from './figure-params';
import { countOf, formatFactor, formatPercentTick } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { extent, isKnown, logTicks, niceCeiling } from './numbers';
import { pixel } from './pixel';
import { type LabelRequest, type PlacedLabel, placeLabels } from './place-labels';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';
import { classSentence } from './words';

/** A row of `class_metrics` with its AP relative to prevalence. */
export interface PrevalenceRow {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  readonly positives: number;
  readonly images: number;
  readonly prevalence: number | null;
  readonly ap: number | null;
  /** AP divided by prevalence. */
  readonly lift?: number | null;
}

export interface PrevalenceParams extends FigureParams {
  /** Average precision on a linear or a log scale, or relative to prevalence. */
  readonly y?: 'ap' | 'ap-log' | 'lift';
}

interface Point extends PrevalenceRow {
  readonly px: number;
  readonly py: number;
}

interface Axes {
  readonly x: Plot.ScaleOptions & { domain: [number, number]; range: [number, number] };
  readonly y: Plot.ScaleOptions & { domain: [number, number]; range: [number, number] };
}

function shownValue(row: PrevalenceRow, kind: PrevalenceParams['y']): number | null {
  const value = kind === 'lift' ? (row.lift ?? null) : row.ap;
  const drawable = isKnown(value) && isKnown(row.ap) && (value > 0 || kind === 'ap');
  return drawable && isKnown(row.prevalence) && row.prevalence > 0 ? value : null;
}

/** One sentence for those who cannot see the figure. */
export function describePrevalence(
  rows: readonly PrevalenceRow[],
  params?: Pick<PrevalenceParams, 'y'>,
): string {
  const shown = rows.filter((row) => shownValue(row, params?.y ?? 'ap') !== null);
  if (shown.length === 0) return 'No class has an average precision to show.';
  const below = shown.filter((row) => row.ap! <= row.prevalence!).length;
  const classes = new Set(shown.map((row) => row.class)).size;
  const lifted = shown.filter((row) => isKnown(row.lift));
  const top = lifted.length > 0 ? lifted.reduce((a, b) => (b.lift! > a.lift! ? b : a)) : null;
  const greatest = top
    ? `; at most ${formatFactor(top.lift)} times prevalence (${top.class}, ${top.team})`
    : '';
  return (
    `Average precision of ${countOf(classes, 'class', 'classes')} against prevalence: ` +
    `${below} of ${countOf(shown.length, 'point')} at or below the line of no skill${greatest}.`
  );
}

function axesOf(rows: readonly PrevalenceRow[], kind: PrevalenceParams['y'], box: Box): Axes {
  const [low, high] = extent(rows.map((row) => row.prevalence)) ?? [0.001, 1];
  const [least, most] = extent(rows.map((row) => shownValue(row, kind))) ?? [0, 1];
  const x = [low / 1.4, Math.min(1, high * 1.4)] as [number, number];
  const y: [number, number] =
    kind === 'ap'
      ? [0, Math.min(1, niceCeiling(most))]
      : kind === 'lift'
        ? [Math.min(1, least) / 1.3, most * 1.4]
        : [Math.min(x[0], least), 1];
  return {
    x: { type: 'log', domain: x, range: [box.left, box.right] },
    y: { type: kind === 'ap' ? 'linear' : 'log', domain: y, range: [box.bottom, box.top] },
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name for each class at its highest point, most remarkable classes first. */
function classLabels(points: readonly Point[], box: Box): PlacedLabel<LabelRequest & Point>[] {
  const highest = new Map<string, Point>();
  for (const point of points) {
    const known = highest.get(point.class);
    if (!known || point.py < known.py) highest.set(point.class, point);
  }
  const requests = [...highest.values()]
    .sort((a, b) => a.py - b.py)
    .map((point) => ({ ...point, text: point.class, x: point.px, y: point.py }));
  const obstacles = points.map(({ px, py }) => ({ x: px, y: py }));
  return placeLabels(requests, obstacles, box, SMALL_FONT);
}

/** A thin line from a class's lowest to its highest point. */
function classRanges(
  points: readonly Point[],
  kind: PrevalenceParams['y'],
  params: PrevalenceParams,
): Plot.Markish {
  const sorted = points.toSorted((a, b) => a.class.localeCompare(b.class) || a.py - b.py);
  return Plot.line(
    sorted,
    tagged(
      sorted.map((point) => ({ class: point.class })),
      {
        x: 'prevalence',
        y: (row: Point) => shownValue(row, kind),
        z: 'class',
        stroke: params.theme.colours.neutral,
        strokeOpacity: 0.5,
        strokeWidth: 1,
      },
    ),
  );
}

function noSkill(kind: PrevalenceParams['y'], axes: Axes): { x: number; y: number }[] {
  const [low, high] = axes.x.domain;
  return Array.from({ length: 61 }, (_, i) => {
    const x = low * (high / low) ** (i / 60);
    return { x, y: kind === 'lift' ? 1 : x };
  }).filter(({ y }) => y >= axes.y.domain[0] && y <= axes.y.domain[1]);
}

function sentence(row: PrevalenceRow): string {
  const lift = isKnown(row.lift) ? `; ${formatFactor(row.lift)} times its prevalence` : '';
  return `${classSentence(row, 'ap', row.ap)}${lift}`;
}

const Y_TITLES = {
  ap: 'Average precision',
  'ap-log': 'Average precision (log scale)',
  lift: 'Average precision relative to prevalence (log scale)',
} as const;

/**
 * Average precision against prevalence for every class and team, with prevalence itself as the
 * line of no skill: what scores drawn at random would reach.
 */
export function prevalenceFigure(
  rows: readonly PrevalenceRow[],
  params: PrevalenceParams,
): SVGSVGElement {
  const kind = params.y ?? 'ap';
  const shown = rows.filter((row) => shownValue(row, kind) !== null);
  if (shown.length === 0) return noteFigure(describePrevalence([]), params);
  const { theme, width } = params;
  const { ink, muted, surface } = theme.colours;
  const teams = teamsOf(shown, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const key = keyMarks(
    [
      ...teams.map((team) => ({ team, label: team, style: style(team) })),
      {
        label: 'No skill: average precision equals prevalence',
        style: { colour: muted, symbol: 'circle' },
        shape: 'dashed',
      },
    ],
    params,
  );
  const top = key.height + 30;
  const height = top + (isNarrow(params) ? 340 : 460) + X_AXIS_ROOM;
  const box = { left: 48, right: width - 12, top, bottom: height - X_AXIS_ROOM };
  const axes = axesOf(shown, kind, box);
  const px = Plot.scale({ x: axes.x });
  const py = Plot.scale({ y: axes.y });
  const points = shown.map(
    (row): Point => ({
      ...row,
      px: px.apply(row.prevalence),
      py: py.apply(shownValue(row, kind)),
    }),
  );
  const labels = classLabels(points, box);
  const svg = plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: X_AXIS_ROOM,
      marginLeft: box.left,
      marginRight: 12,
      x: axes.x,
      y: axes.y,
      marks: [
        key.marks,
        xAxis(
          {
            label: 'Prevalence in the test set, % (log scale)',
            ticks: logTicks(axes.x.domain[0], axes.x.domain[1]),
            format: formatPercentTick,
          },
          params,
        ),
        yAxis(
          {
            label: Y_TITLES[kind],
            ticks: kind === 'ap' ? 6 : logTicks(axes.y.domain[0], axes.y.domain[1]),
            format: kind === 'ap' ? undefined : (value) => `${value}`,
          },
          box.left,
          params,
        ),
        Plot.line(noSkill(kind, axes), {
          x: 'x',
          y: 'y',
          stroke: muted,
          strokeWidth: 1.75,
          strokeDasharray: '5,4',
        }),
        classRanges(points, kind, params),
        Plot.dot(
          points,
          tagged(points, {
            x: 'prevalence',
            y: (row: Point) => shownValue(row, kind),
            r: 4,
            fill: (row: Point) => style(row.team).colour,
            symbol: (row: Point) => style(row.team).symbol,
            stroke: surface,
            strokeWidth: 0.6,
            title: sentence,
            tip: tipOptions(params),
          }),
        ),
        Plot.text(
          labels,
          tagged(
            labels.map(({ request }) => ({ class: request.class, band: request.band })),
            {
              x: pixel<(typeof labels)[number]>((label) => label.x),
              y: pixel<(typeof labels)[number]>((label) => label.y),
              text: (label: (typeof labels)[number]) => label.request.text,
              textAnchor: 'start',
              fill: ink,
              fontSize: SMALL_FONT,
              stroke: surface,
              strokeWidth: 3,
            },
          ),
        ),
      ],
    },
    params,
  );
  return finish(svg, describePrevalence(rows, params), params);
}
