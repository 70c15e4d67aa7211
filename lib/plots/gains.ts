import { type Bar, barMarks } from './core/error-bars';
import { countOf, formatScore, formatSigned } from './core/format';
import { type KeyItem, keyMarks } from './core/key';
import { extent, greatest, isKnown, type Known, knownIn, padded } from './core/numbers';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { noteFigure } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

/** A statistic of a class, team or band before and after a change. */
export interface GainRow {
  /** The class, team or band. */
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Ends of the interval of after minus before; null where unknown. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** The statistic after, measured on the images the change was fitted on. */
  readonly same?: number | null;
}

export interface GainsParams extends FigureParams {
  readonly kind: 'class' | 'team' | 'band';
  /** What is measured: `F1 of Team A`. */
  readonly title: string;
  readonly names: { readonly before: string; readonly after: string; readonly same?: string };
  readonly better: 'higher' | 'lower';
  readonly note?: string;
}

type KnownRow = Known<GainRow, 'before' | 'after'>;

const gainOf = (row: KnownRow) => row.after - row.before;

/** The interval of the gain, laid at the value after. */
function barOf({ before, lower, upper }: KnownRow): Bar | null {
  return isKnown(lower) && isKnown(upper) ? { lower: before + lower, upper: before + upper } : null;
}

/** One sentence for those who cannot see the figure. */
export function describeGains(
  rows: readonly GainRow[],
  { kind, title, names, better }: Pick<GainsParams, 'kind' | 'title' | 'names' | 'better'>,
): string {
  const known = knownIn(rows, 'before', 'after');
  if (known.length === 0) return `No ${title} is known for both: ${names.before}; ${names.after}.`;
  const sign = better === 'higher' ? 1 : -1;
  const most = greatest(known, (row) => sign * gainOf(row));
  const improved = known.filter((row) => sign * gainOf(row) > 0).length;
  return (
    `${title} (${names.after}) is better than ${title} (${names.before}) in ${improved} of ` +
    `${countOf(known.length, kind)}; largest gain: ${shortName(most.name)} ` +
    `(${formatScore(most.before)} to ${formatScore(most.after)}).`
  );
}

function sentence(row: KnownRow, { title, names }: GainsParams): string {
  const { lower, upper, same } = row;
  const interval =
    isKnown(lower) && isKnown(upper) ? ` [${formatSigned(lower)}, ${formatSigned(upper)}]` : '';
  const onSame = isKnown(same) && names.same ? `; ${names.same} ${formatScore(same)}` : '';
  return (
    `${shortName(row.name)}: ${title} ${names.before} ${formatScore(row.before)}, ${names.after} ` +
    `${formatScore(row.after)}, gain ${formatSigned(gainOf(row))}${interval}${onSame}`
  );
}

/** Each class, team or band as a row: a hollow dot before, a filled one after, joined by a line. */
export function gainsFigure(rows: readonly GainRow[], params: GainsParams): SVGSVGElement {
  const known = knownIn(rows, 'before', 'after');
  const description = describeGains(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const { kind, names, title, note } = params;
  const { muted, surface, ramp, neutral } = params.theme.colours;
  const after = ramp[4]!;
  const rowNames = rows.map((row) => row.name);
  // Rows of bands select no class.
  const layout = rowLayout(
    rowNames,
    params,
    kind === 'band' ? { kind: 'class', other: rowNames } : { kind },
  );
  const data = known.map((row): KnownRow & Tags => ({ ...row, [kind]: row.name }));
  const withSame = data.filter((row) => names.same !== undefined && isKnown(row.same));
  const y = (row: GainRow) => layout.at(row.name);
  const reach = (layout.radius + 2) / layout.step;
  const ends = data.flatMap((row) => {
    const bar = barOf(row);
    return [row.before, row.after, row.same ?? null, bar?.lower ?? null, bar?.upper ?? null];
  });
  const key: KeyItem[] = [
    { label: names.before, style: { colour: neutral, symbol: 'circle' }, shape: 'hollow' },
    {
      label: `${names.after} (line: interval of the gain)`,
      style: { colour: after, symbol: 'circle' },
    },
    ...(withSame.length > 0
      ? [{ label: names.same!, style: { colour: muted, symbol: 'circle' }, shape: 'tick' } as const]
      : []),
  ];
  return rowPlot(
    {
      layout,
      key: keyMarks(key, params),
      marginRight: 18,
      x: { domain: padded(extent(ends)!, 0.04) },
      axis: { label: title },
      ...(note !== undefined && { note }),
      marks: [
        layout.lines,
        tagged.link(data, { x1: 'before', x2: 'after', y, stroke: muted, strokeWidth: 1.25 }),
        barMarks(data, { bar: barOf, at: y, colour: after, strokeWidth: 3, strokeOpacity: 0.35 }),
        tagged.link(withSame, {
          x1: 'same',
          x2: 'same',
          y1: (row: GainRow) => y(row)! - reach,
          y2: (row: GainRow) => y(row)! + reach,
          stroke: muted,
          strokeWidth: 2,
        }),
        tagged.dot(data, {
          x: 'before',
          y,
          r: layout.radius,
          stroke: neutral,
          strokeWidth: 1.75,
          fill: surface,
        }),
        tagged.dot(data, {
          x: 'after',
          y,
          r: layout.radius,
          fill: after,
          title: (row: KnownRow) => sentence(row, params),
          tip: tipOptions(params),
        }),
      ],
      description,
    },
    params,
  );
}
