import { countOf, formatCount } from '../format';
import type { ChartColumn, ChartRow, ChartValue } from './columns';
import { binEdges, binOf, reduceValues } from './reduce';
import type { ChartSpec } from './spec';

/** More marks than this are put into bins or thinned. */
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
  /** Rows it stands for. */
  readonly rows: number;
  /** What it stands for, as far as figures are linked. */
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
  /** What a reader has to know of the rows that are not drawn as they are. */
  readonly notices: readonly string[];
}

const text = (value: ChartValue) => (value === null ? '–' : String(value));

interface Reading {
  readonly spec: ChartSpec;
  readonly kinds: ReadonlyMap<string, ChartColumn['kind']>;
}

function isNumeric({ spec, kinds }: Reading, channel: 'x' | 'y' | 'colour'): boolean {
  const given = spec[channel];
  if (!given || kinds.get(given.column) !== 'number') return false;
  return !('scale' in given) || given.scale !== 'band';
}

function tagsOf(row: ChartRow): Pick<ChartPoint, 'class' | 'team' | 'band'> {
  const tag = (name: 'class' | 'team' | 'band') =>
    typeof row[name] === 'string' ? { [name]: row[name] } : {};
  return { ...tag('class'), ...tag('team'), ...tag('band') };
}

/** Tags that all rows of a mark share. */
function sharedTags(points: readonly ChartPoint[]): Pick<ChartPoint, 'class' | 'team' | 'band'> {
  const first = points[0]!;
  const tag = (name: 'class' | 'team' | 'band') =>
    first[name] !== undefined && points.every((point) => point[name] === first[name])
      ? { [name]: first[name] }
      : {};
  return { ...tag('class'), ...tag('team'), ...tag('band') };
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

function extentOf(points: readonly ChartPoint[], channel: 'x' | 'y'): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    low = Math.min(low, Number(point[channel]));
    high = Math.max(high, Number(point[channel]));
  }
  return [low, high];
}

/** Counts of bins over x, or over x and y. */
function bins(points: readonly ChartPoint[], both: boolean): ChartPoint[] {
  const xs = binEdges(...extentOf(points, 'x'), both ? 30 : 20);
  const ys = both ? binEdges(...extentOf(points, 'y'), 30) : null;
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

/** Rows as the marks that will be drawn. */
export function prepare(
  rows: readonly ChartRow[],
  spec: ChartSpec,
  columns: readonly ChartColumn[],
): Prepared {
  const reading = { spec, kinds: new Map(columns.map(({ name, kind }) => [name, kind])) };
  const { mark } = spec;
  // Bars stand on names and reach to numbers, or to how many rows there are.
  const isBar = mark === 'bar';
  const vertical = spec.x !== undefined && (spec.y === undefined || isNumeric(reading, 'y'));
  const xNumeric = isBar ? !vertical : isNumeric(reading, 'x');
  const yNumeric = isBar ? vertical : isNumeric(reading, 'y');
  const colourNumeric = isNumeric(reading, 'colour');
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
    return [{ x, y, colour, facet, rows: 1, ...tagsOf(row) }];
  });
  if (left > 0) notices.push(`${countOf(left, 'row')} without a value to draw left out.`);
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
      notices.push(`${formatCount(points.length)} rows are drawn as bins: the darker, the more.`);
      points = bins(points, true);
    } else if (mark !== 'box' && many) {
      const step = Math.ceil(points.length / MOST_MARKS);
      notices.push(`Of ${formatCount(points.length)} rows, one in ${step} is drawn.`);
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
