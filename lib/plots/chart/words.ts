import { countOf, formatCount } from '../core/format';
import { greatest } from '../core/numbers';
import { shortName } from '../core/text';
import { isStacked, shortNumber } from './axes';
import type { ChartPoint, Prepared } from './prepare';
import { reduceValues } from './reduce';
import type { ChartSpec } from './spec';

const PRECISE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

const shown = (value: string | number | null) =>
  typeof value === 'number' ? PRECISE.format(value).replace('-', '−') : (value ?? '–');

/** Text of a mark's tip. */
export function pointSentence(point: ChartPoint, prepared: Prepared, spec: ChartSpec): string {
  const part = (channel: 'x' | 'y') => {
    const end = channel === 'x' ? point.x2 : point.y2;
    const name = spec[channel]?.title ?? spec[channel]?.column;
    if (name === undefined) return [];
    const value =
      end === undefined ? shown(point[channel]) : `${shown(point[channel])} to ${shown(end)}`;
    return [`${name}: ${value}`];
  };
  const colour =
    spec.colour && !prepared.binned ? [`${spec.colour.column}: ${shown(point.colour)}`] : [];
  const facet = spec.facet ? [`${spec.facet.column}: ${point.facet}`] : [];
  const rows = point.rows > 1 || spec.mark === 'rect' ? [countOf(point.rows, 'row')] : [];
  const tags = (['class', 'team'] as const).flatMap((key) => {
    const columns = [spec.x?.column, spec.y?.column, spec.colour?.column, spec.facet?.column];
    return point[key] !== undefined && !columns.includes(key) ? [point[key]] : [];
  });
  return [...tags, ...facet, ...part('y'), ...part('x'), ...colour, ...rows].join('\n');
}

function pearson(points: readonly ChartPoint[]): number | null {
  const xs = points.map((point) => Number(point.x));
  const ys = points.map((point) => Number(point.y));
  const mx = reduceValues(xs, 'mean');
  const my = reduceValues(ys, 'mean');
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, i) => {
    xy += (x - mx) * (ys[i]! - my);
    xx += (x - mx) ** 2;
    yy += (ys[i]! - my) ** 2;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

const nameOf = (spec: ChartSpec, channel: 'x' | 'y' | 'colour') =>
  spec[channel]?.title ?? spec[channel]?.column ?? 'number of rows';

function ends(
  values: readonly { readonly name: string; readonly value: number }[],
  what: string,
): string {
  const low = greatest(values, (named) => -named.value);
  const high = greatest(values, (named) => named.value);
  if (values.length === 1)
    return `${what} of ${shortName(high.name)} is ${shortNumber(high.value)}`;
  if (low.value === high.value) return `${what} is ${shortNumber(high.value)} throughout`;
  return `${what} is highest in ${shortName(high.name)} (${shortNumber(high.value)}) and lowest in ${shortName(low.name)} (${shortNumber(low.value)})`;
}

function finding(prepared: Prepared, spec: ChartSpec): string {
  const { points, xNumeric, yNumeric } = prepared;
  if (spec.mark === 'heat') {
    const named = points.map((p) => ({ name: `${p.y}, ${p.x}`, value: Number(p.colour) }));
    return ends(named, nameOf(spec, 'colour'));
  }
  if (spec.mark === 'rect' && !prepared.binned) {
    const fullest = points.reduce((a, b) => (b.rows > a.rows ? b : a));
    return `most rows (${formatCount(fullest.rows)}) have ${nameOf(spec, 'x')} from ${shown(fullest.x)} to ${shown(fullest.x2 ?? null)}`;
  }
  if (xNumeric && yNumeric) {
    const r = prepared.binned ? null : pearson(points);
    const relation = r === null ? '' : `; their correlation is ${r.toFixed(2).replace('-', '−')}`;
    return `${nameOf(spec, 'y')} over ${nameOf(spec, 'x')}${relation}`;
  }
  const [names, value] = xNumeric ? (['y', 'x'] as const) : (['x', 'y'] as const);
  if (!xNumeric && !yNumeric) return `${nameOf(spec, 'y')} over ${nameOf(spec, 'x')}`;
  if (!spec[names]) {
    const numbers = points.map((point) => Number(point[value]));
    return `${nameOf(spec, value)} from ${shortNumber(reduceValues(numbers, 'min'))} to ${shortNumber(reduceValues(numbers, 'max'))}`;
  }
  const groups = new Map<string, number[]>();
  for (const point of points) {
    const name = String(point[names]);
    groups.set(name, [...(groups.get(name) ?? []), Number(point[value])]);
  }
  const reducer = spec.mark === 'box' ? 'median' : isStacked(spec) ? 'sum' : 'mean';
  const named = [...groups].map(([name, all]) => ({ name, value: reduceValues(all, reducer) }));
  const what = nameOf(spec, value);
  return ends(named, spec.mark === 'box' ? `median of ${what}` : what);
}

const MARK_NAMES: Readonly<Record<ChartSpec['mark'], string>> = {
  dot: 'Dots',
  line: 'Lines',
  bar: 'Bars',
  rect: 'Histogram',
  tick: 'Ticks',
  box: 'Boxes',
  heat: 'Heat map',
};

/** One sentence for those who cannot see the chart, with its main finding. */
export function describeChart(prepared: Prepared, spec: ChartSpec): string {
  const rows = prepared.points.reduce((sum, point) => sum + point.rows, 0);
  const of = `${MARK_NAMES[spec.mark]} of ${countOf(rows, 'row')} of ${spec.source}`;
  if (prepared.points.length === 0) return `${of}: nothing to show.`;
  return `${spec.title ? `${spec.title}. ` : ''}${of}: ${finding(prepared, spec)}.`;
}
