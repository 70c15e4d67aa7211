import { countOf, DASH, formatCount } from '../core/format';
import { extent } from '../core/numbers';
import { type ChartColumn, type ChartRow, type ChartValue, numericChannels } from './columns';
import { binEdges, binOf, reduceValues } from './reduce';
import type { ChartSpec } from './spec';

/** More marks than this are binned or thinned out. */
export const MOST_MARKS = 5000;

/** One mark of a chart. */
export interface ChartPoint {
  readonly x: string | number;
  readonly y: string | number;
  readonly colour: string | number | null;
  readonly facet: string | null;
  /** Ends of a bin. */
  readonly x2?: number;
  readonly y2?: number;
  /** Number of rows that it shows. */
  readonly rows: number;
  /** What it is about, for linked selection. */
  readonly class?: string;
  readonly team?: string;
  readonly band?: string;
}

export interface Prepared {
  readonly points: readonly ChartPoint[];
  readonly xNumeric: boolean;
  readonly yNumeric: boolean;
  readonly colourNumeric: boolean;
  /** Whether marks are bins of two columns, coloured by their rows. */
  readonly binned: boolean;
  /** Notices about rows that are not drawn as they are. */
  readonly notices: readonly string[];
}

const text = (value: ChartValue) => (value === null ? DASH : String(value));

const TAGS = ['class', 'team', 'band'] as const;
type PointTags = Pick<ChartPoint, (typeof TAGS)[number]>;

function tagsWith(nameOf: (tag: (typeof TAGS)[number]) => unknown): PointTags {
  const named = TAGS.map((tag) => [tag, nameOf(tag)] as const);
  return Object.fromEntries(named.filter(([, name]) => typeof name === 'string'));
}

/** Tags that all rows of a mark share. */
function sharedTags(points: readonly ChartPoint[]): PointTags {
  const first = points[0]!;
  return tagsWith((tag) => points.every((point) => point[tag] === first[tag]) && first[tag]);
}

function groupBy(
  points: readonly ChartPoint[],
  key: (point: ChartPoint) => readonly unknown[],
): ChartPoint[][] {
  const groups = new Map<string, ChartPoint[]>();
  for (const point of points) {
    const name = JSON.stringify(key(point));
    const group = groups.get(name);
    if (group) group.push(point);
    else groups.set(name, [point]);
  }
  return [...groups.values()];
}

const merged = (group: ChartPoint[], change: Partial<ChartPoint>): ChartPoint => {
  const { x, y, colour, facet } = group[0]!;
  const rows = group.reduce((sum, point) => sum + point.rows, 0);
  return { x, y, colour, facet, rows, ...sharedTags(group), ...change };
};

function bars(points: readonly ChartPoint[], spec: ChartSpec, vertical: boolean): ChartPoint[] {
  const value = vertical ? 'y' : 'x';
  const name = vertical ? 'x' : 'y';
  const reducer = spec[value] ? (spec.reduce ?? 'mean') : 'count';
  return groupBy(points, (point) => [point[name], point.colour, point.facet]).map((group) =>
    merged(group, {
      [value]: reduceValues(
        group.map((point) => Number(point[value])),
        reducer,
      ),
    }),
  );
}

/** Counts of bins over x, or over x and y. */
function bins(points: readonly ChartPoint[], both: boolean): ChartPoint[] {
  const edges = (channel: 'x' | 'y', wanted: number) =>
    binEdges(...extent(points.map((point) => Number(point[channel])))!, wanted);
  const xs = edges('x', both ? 30 : 20);
  const ys = both ? edges('y', 30) : null;
  const key = (point: ChartPoint) => [
    binOf(xs, Number(point.x)),
    ys ? binOf(ys, Number(point.y)) : 0,
    point.facet,
    both ? null : point.colour,
  ];
  return groupBy(points, key).map((group) => {
    const i = binOf(xs, Number(group[0]!.x));
    const j = ys ? binOf(ys, Number(group[0]!.y)) : 0;
    return merged(group, {
      x: xs[i]!,
      x2: xs[i + 1]!,
      y: ys ? ys[j]! : group.length,
      ...(ys && { y2: ys[j + 1]!, colour: group.length }),
    });
  });
}

/** The marks of a chart: its rows, grouped, binned or thinned out as the mark requires. */
export function prepare(
  rows: readonly ChartRow[],
  spec: ChartSpec,
  columns: readonly ChartColumn[],
): Prepared {
  const { mark } = spec;
  const isNumeric = numericChannels(spec, columns);
  // Bars start at names and end at numbers, or at numbers of rows.
  const isBar = mark === 'bar';
  const vertical = spec.x !== undefined && (spec.y === undefined || isNumeric('y'));
  const xNumeric = isBar ? !vertical : isNumeric('x');
  const yNumeric = isBar ? vertical : isNumeric('y');
  const colourNumeric = isNumeric('colour');
  const read = (row: ChartRow, channel: 'x' | 'y' | 'colour', numeric: boolean) => {
    const given = spec[channel];
    if (!given) return numeric || isBar ? 0 : '';
    const value = row[given.column] ?? null;
    if (!numeric) return text(value);
    if (value === null) return null;
    const number = Number(value);
    if (!Number.isFinite(number)) return null;
    return 'scale' in given && given.scale === 'log' && number <= 0 ? null : number;
  };
  const notices: string[] = [];
  let left = 0;
  let points = rows.flatMap((row): ChartPoint[] => {
    const x = read(row, 'x', xNumeric);
    const y = read(row, 'y', yNumeric);
    const colour = spec.colour ? read(row, 'colour', colourNumeric) : null;
    if (x === null || y === null || (spec.colour && colour === null)) {
      left++;
      return [];
    }
    const facet = spec.facet ? text(row[spec.facet.column] ?? null) : null;
    return [{ x, y, colour, facet, rows: 1, ...tagsWith((tag) => row[tag]) }];
  });
  if (left > 0) notices.push(`Left out ${countOf(left, 'row')} without a value.`);
  let binned = false;
  const many = points.length > MOST_MARKS;
  if (points.length > 0) {
    if (mark === 'bar') points = bars(points, spec, vertical);
    else if (mark === 'heat') {
      points = groupBy(points, (p) => [p.x, p.y, p.facet]).map((group) =>
        merged(group, {
          colour: reduceValues(
            group.map((p) => Number(p.colour)),
            spec.reduce ?? 'mean',
          ),
        }),
      );
    } else if (mark === 'rect') {
      binned = spec.y !== undefined && yNumeric;
      points = bins(points, binned);
    } else if (mark === 'dot' && many && xNumeric && yNumeric) {
      binned = true;
      notices.push(`${formatCount(points.length)} rows are shown as bins; darker means more rows.`);
      points = bins(points, true);
    } else if (mark !== 'box' && many) {
      const step = Math.ceil(points.length / MOST_MARKS);
      notices.push(`Showing one in ${step} of ${formatCount(points.length)} rows.`);
      points = points.filter((_, i) => i % step === 0);
    }
  }
  return {
    points,
    xNumeric,
    yNumeric: yNumeric || (mark === 'rect' && !spec.y),
    colourNumeric: binned || colourNumeric,
    binned,
    notices,
  };
}
