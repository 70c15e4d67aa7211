import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type Bar, barMarks, barsOf } from './error-bars';
import { isNarrow } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatFactor, formatPercentTick } from './format';
import { keyMarks } from './key';
import { labelMarks } from './label-marks';
import { noteFigure } from './note';
import { isKnown, logTicks } from './numbers';
import {
  axesOf,
  classLabels,
  noSkill,
  type Point,
  type PrevalenceParams,
  type PrevalenceRow,
  shownBar,
  shownValue,
} from './prevalence-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';
import { classSentence } from './words';

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
    ? `; at most ${formatFactor(top.lift)} times prevalence (${shortName(top.class)}, ${shortName(top.team)})`
    : '';
  return (
    `Average precision of ${countOf(classes, 'class', 'classes')} against prevalence: ` +
    `${below} of ${countOf(shown.length, 'point')} at or below the line of no skill${greatest}.`
  );
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

/** A bar that ends where the axis does. */
function withinFrame(bar: Bar | null, least: number): Bar | null {
  return bar && { lower: Math.max(least, bar.lower), upper: Math.max(least, bar.upper) };
}

function sentence(row: PrevalenceRow, bar: Bar | null): string {
  const lift = isKnown(row.lift) ? `; ${formatFactor(row.lift)} times its prevalence` : '';
  return `${classSentence(row, 'ap', row.ap, bar)}${lift}`;
}

const Y_TITLES = {
  ap: 'Average precision',
  'ap-log': 'Average precision (log scale)',
  lift: 'Average precision relative to prevalence (log scale)',
} as const;

/** More points than these are drawn smaller, and few of them named. */
const CROWD = 900;
const LABELS_IN_A_CROWD = 20;

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
  const { muted, surface } = theme.colours;
  const teams = teamsOf(shown, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const key = keyMarks(
    [
      ...teams.map((team) => ({ team, label: team, style: style(team) })),
      {
        label: `No skill: ${isNarrow(params) ? 'AP' : 'average precision'} equals prevalence`,
        style: { colour: muted, symbol: 'circle' },
        shape: 'dashed',
      },
    ],
    params,
  );
  const top = key.height + 30;
  const note = footnote(params.intervals?.note ?? '', params);
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = top + (isNarrow(params) ? 340 : 460) + marginBottom;
  const box = { left: 48, right: width - 12, top, bottom: height - marginBottom };
  const find = barsOf(params.intervals);
  const barOf = (row: PrevalenceRow) => shownBar(row, kind, find);
  const axes = axesOf(shown, shown.map(barOf), kind, box);
  const px = Plot.scale({ x: axes.x });
  const py = Plot.scale({ y: axes.y });
  const points = shown.map(
    (row): Point => ({
      ...row,
      bar: withinFrame(barOf(row), axes.y.domain[0]),
      px: px.apply(row.prevalence),
      py: py.apply(shownValue(row, kind)),
    }),
  );
  const crowded = points.length > CROWD;
  const svg = plotSvg(
    {
      height,
      marginTop: top,
      marginBottom,
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
        barMarks(points, {
          bar: (row) => row.bar,
          at: 'prevalence',
          colour: (row) => style(row.team).colour,
          along: 'y',
          strokeOpacity: 0.55,
        }),
        note.marks(height),
        Plot.dot(
          points,
          tagged(points, {
            x: 'prevalence',
            y: (row: Point) => shownValue(row, kind),
            r: crowded ? 2.5 : 4,
            fill: (row: Point) => style(row.team).colour,
            symbol: (row: Point) => style(row.team).symbol,
            stroke: surface,
            strokeWidth: crowded ? 0.3 : 0.6,
            title: (row: Point) => sentence(row, find(row.team, 'class', row.class, 'ap')),
            tip: tipOptions(params),
          }),
        ),
        labelMarks(
          classLabels(points, params.selection?.classes, crowded),
          points.map(({ px: x, py: y }) => ({ x, y })),
          box,
          params,
          crowded ? LABELS_IN_A_CROWD : Infinity,
        ),
      ],
    },
    params,
  );
  return finish(svg, describePrevalence(rows, params), params);
}
