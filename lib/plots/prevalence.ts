import * as Plot from '@observablehq/plot';
import { type Bar, barMarks, barsOf, type ErrorBars, type FindBar } from './core/error-bars';
import { countOf, formatFactor, formatPercentTick } from './core/format';
import { keyMarks, teamItems } from './core/key';
import { labelMarks } from './core/labels';
import { type ClassFacts, classSentence } from './core/metrics';
import { extent, greatest, isKnown, knownIn, logTicks, niceCeiling } from './core/numbers';
import { type FigureParams, isNarrow } from './core/params';
import { scatterPlot } from './core/scatter-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';

/** A row of `class_metrics` with its AP relative to prevalence. */
export interface PrevalenceRow extends ClassFacts {
  readonly ap: number | null;
  /** AP divided by prevalence. */
  readonly lift?: number | null;
}

export interface PrevalenceParams extends FigureParams {
  /** Average precision on a linear or a log scale, or relative to prevalence. */
  readonly y?: 'ap' | 'ap-log' | 'lift';
  /** Intervals of the classes' average precision; drawn as error bars. */
  readonly intervals?: ErrorBars;
}

type Kind = NonNullable<PrevalenceParams['y']>;

interface Point extends PrevalenceRow {
  readonly prevalence: number;
  readonly ap: number;
  /** The value on the y axis. */
  readonly value: number;
}

/** The rows that have a prevalence and a value that the axes can show. */
function pointsOf(rows: readonly PrevalenceRow[], kind: Kind): Point[] {
  return knownIn(rows, 'ap', 'prevalence').flatMap((row) => {
    const value = kind === 'lift' ? row.lift : row.ap;
    const drawable = isKnown(value) && (value > 0 || kind === 'ap') && row.prevalence > 0;
    return drawable ? [{ ...row, value }] : [];
  });
}

/** One sentence for those who cannot see the figure. */
export function describePrevalence(
  rows: readonly PrevalenceRow[],
  params?: Pick<PrevalenceParams, 'y'>,
): string {
  const shown = pointsOf(rows, params?.y ?? 'ap');
  if (shown.length === 0) return 'No class has an average precision to show.';
  const below = shown.filter((row) => row.ap <= row.prevalence).length;
  const classes = new Set(shown.map((row) => row.class)).size;
  const lifted = shown.filter((row) => isKnown(row.lift));
  const top = lifted.length > 0 ? greatest(lifted, (row) => row.lift!) : null;
  const highest = top
    ? `; highest AP ${formatFactor(top.lift)} times prevalence (${shortName(top.class)}, ${shortName(top.team)})`
    : '';
  return (
    `AP is not above that of random scores in ${below} of ${countOf(shown.length, 'point')} ` +
    `(${countOf(classes, 'class')})${highest}.`
  );
}

/** A row's interval on the scale of the y axis. */
function shownBar(row: Point, kind: Kind, find: FindBar): Bar | null {
  const bar = find(row.team, 'class', row.class, 'ap');
  if (!bar || kind !== 'lift') return bar;
  return { lower: bar.lower / row.prevalence, upper: bar.upper / row.prevalence };
}

/** Both domains, with room for the bars. */
function domainsOf(rows: readonly Point[], bars: readonly (Bar | null)[], kind: Kind) {
  const ends = bars.flatMap((bar) => (bar ? [bar.upper] : []));
  const [low, high] = extent(rows.map((row) => row.prevalence))!;
  const [least, most] = extent([...rows.map((row) => row.value), ...ends])!;
  const x = [low / 1.4, Math.min(1, high * 1.4)] as const;
  const y: Readonly<Record<Kind, readonly [number, number]>> = {
    ap: [0, Math.min(1, niceCeiling(most))],
    'ap-log': [Math.min(x[0], least), 1],
    lift: [Math.min(1, least) / 1.3, most * 1.4],
  };
  return { x, y: y[kind] };
}

/** The line of no skill: AP equal to prevalence. */
function noSkill(kind: Kind, x: readonly [number, number], y: readonly [number, number]) {
  return Array.from({ length: 61 }, (_, i) => {
    const prevalence = x[0] * (x[1] / x[0]) ** (i / 60);
    return { x: prevalence, y: kind === 'lift' ? 1 : prevalence };
  }).filter((point) => point.y >= y[0] && point.y <= y[1]);
}

/** A thin line from a class's lowest to its highest point. */
function classRanges(rows: readonly Point[], colour: string): Plot.Markish {
  const sorted = rows
    .map(({ class: name, prevalence, value }) => ({ class: name, prevalence, value }))
    .sort((a, b) => a.class.localeCompare(b.class) || b.value - a.value);
  return tagged.line(sorted, {
    x: 'prevalence',
    y: 'value',
    z: 'class',
    stroke: colour,
    strokeOpacity: 0.5,
    strokeWidth: 1,
  });
}

interface Placed extends Point {
  readonly px: number;
  readonly py: number;
}

/**
 * A name for each class at its highest point: selected classes first, then from the top down, or,
 * if points are many, the most frequent classes, which lie apart.
 */
function classLabels(
  placed: readonly Placed[],
  selected: ReadonlySet<string> | undefined,
  crowded: boolean,
) {
  const highest = new Map<string, Placed>();
  for (const point of placed) {
    const known = highest.get(point.class);
    if (!known || point.py < known.py) highest.set(point.class, point);
  }
  const isSelected = (point: Placed) => Number(selected?.has(point.class) ?? false);
  return [...highest.values()]
    .sort((a, b) => isSelected(b) - isSelected(a) || (crowded ? b.px - a.px : a.py - b.py))
    .map(({ class: name, band, px: x, py: y }) => ({ class: name, band, text: name, x, y }));
}

function sentence(row: Point, bar: Bar | null): string {
  const lift = isKnown(row.lift) ? `; ${formatFactor(row.lift)} times its prevalence` : '';
  return `${classSentence(row, 'ap', row.ap, bar)}${lift}`;
}

const Y_TITLES = {
  ap: 'Average precision',
  'ap-log': 'Average precision (log scale)',
  lift: 'Average precision relative to prevalence (log scale)',
} as const;

/** More points than this are drawn smaller, and few of them named. */
const CROWD = 900;
const LABELS_IN_A_CROWD = 20;

/**
 * Average precision against prevalence for every class and team, with prevalence itself as the
 * line of no skill: the AP of random scores.
 */
export function prevalenceFigure(
  rows: readonly PrevalenceRow[],
  params: PrevalenceParams,
): SVGSVGElement {
  const kind = params.y ?? 'ap';
  const shown = pointsOf(rows, kind);
  const description = describePrevalence(rows, params);
  if (shown.length === 0) return noteFigure(description, params);
  const { muted, neutral } = params.theme.colours;
  const teams = teamsOf(shown, params.teams);
  const style = teamStyles(params.teams ?? teams, params.theme);
  const find = barsOf(params.intervals);
  const bars = new Map(shown.map((row) => [row, shownBar(row, kind, find)]));
  const { x, y } = domainsOf(shown, [...bars.values()], kind);
  const crowded = shown.length > CROWD;
  return scatterPlot(
    {
      key: keyMarks(
        [
          ...teamItems(teams, style),
          {
            label: `No skill: ${isNarrow(params) ? 'AP' : 'average precision'} equals prevalence`,
            style: { colour: muted, symbol: 'circle' },
            shape: 'dashed',
          },
        ],
        params,
      ),
      marginLeft: 48,
      marginRight: 12,
      height: isNarrow(params) ? 340 : 460,
      x: {
        type: 'log',
        domain: x,
        axis: {
          label: 'Prevalence in the test set, % (log scale)',
          format: formatPercentTick,
        },
      },
      y: {
        type: kind === 'ap' ? 'linear' : 'log',
        domain: y,
        axis: {
          label: Y_TITLES[kind],
          ticks: kind === 'ap' ? 6 : logTicks(...y),
          ...(kind !== 'ap' && { format: (value) => `${value}` }),
        },
      },
      note: params.intervals?.note ?? '',
      description,
    },
    ({ box, px, py, note }) => {
      const placed = shown.map((row) => ({ ...row, px: px(row.prevalence), py: py(row.value) }));
      return [
        Plot.line(noSkill(kind, x, y), {
          x: 'x',
          y: 'y',
          stroke: muted,
          strokeWidth: 1.75,
          strokeDasharray: '5,4',
        }),
        classRanges(shown, neutral),
        barMarks(shown, {
          bar: (row) => {
            const bar = bars.get(row);
            return bar && { lower: Math.max(y[0], bar.lower), upper: Math.max(y[0], bar.upper) };
          },
          at: 'prevalence',
          colour: (row) => style(row.team).colour,
          along: 'y',
          strokeOpacity: 0.55,
        }),
        note,
        points(
          shown,
          {
            x: 'prevalence',
            y: 'value',
            r: crowded ? 2.5 : 4,
            style: (row) => style(row.team),
            edge: crowded ? 0.3 : 0.6,
            title: (row) => sentence(row, find(row.team, 'class', row.class, 'ap')),
          },
          params,
        ),
        labelMarks(
          classLabels(placed, params.selection?.classes, crowded),
          placed.map((point) => ({ x: point.px, y: point.py })),
          box,
          params,
          crowded ? LABELS_IN_A_CROWD : Infinity,
        ),
      ];
    },
    params,
  );
}
