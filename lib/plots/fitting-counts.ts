import { countOf, formatCount } from './core/format';
import { keyMarks } from './core/key';
import { logTicks } from './core/numbers';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

/** Counts of positive images of one class that its printed rates allow. */
export interface FittingCountsRow {
  readonly class: string;
  readonly smallest: number | null;
  readonly counts: readonly number[];
  /** Those that the printed F1 values allow too. */
  readonly counts_with_f1: readonly number[];
}

export interface FittingCountsParams extends FigureParams {
  /** Images of the set: no count is greater. */
  readonly images: number;
}

/** One sentence for those who cannot see the figure. */
export function describeFittingCounts(
  rows: readonly FittingCountsRow[],
  { images }: Pick<FittingCountsParams, 'images'>,
): string {
  if (rows.length === 0) return 'No count can be inferred.';
  const single = rows.filter((row) => row.counts.length === 1).length;
  const singleWithF1 = rows.filter((row) => row.counts_with_f1.length === 1).length;
  return (
    `Inferred positives of ${countOf(rows.length, 'class')} among ` +
    `${countOf(images, 'image')}: false negative rates alone leave one count for ${single}, ` +
    `with F1 for ${singleWithF1}.`
  );
}

/** Every count that fits as a dot, filled if F1 fits too; the smallest with its number. */
export function fittingCountsFigure(
  rows: readonly FittingCountsRow[],
  params: FittingCountsParams,
): SVGSVGElement {
  const description = describeFittingCounts(rows, params);
  if (rows.length === 0) return noteFigure(description, params);
  const { ink, surface, neutral, ramp } = params.theme.colours;
  const colour = ramp[4]!;
  const layout = rowLayout(
    rows.map((row) => row.class),
    params,
    { kind: 'class' },
  );
  const dots = rows.flatMap((row) =>
    row.counts.map((count) => {
      const both = row.counts_with_f1.includes(count);
      return { class: row.class, count, both, smallest: count === row.smallest };
    }),
  );
  type Dot = (typeof dots)[number];
  const smallest = dots.filter((dot) => dot.smallest);
  const y = (dot: Dot) => layout.at(dot.class);
  const label = (dot: Dot) =>
    `${shortName(dot.class)}: ${countOf(dot.count, 'positive')} ` +
    `${dot.both ? 'fit FNR and F1' : 'fit FNR only'}${dot.smallest ? '; the smallest count' : ''}`;
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          { label: 'fits FNR and F1', style: { colour, symbol: 'circle' } },
          { label: 'fits FNR only', style: { colour: neutral, symbol: 'circle' }, shape: 'hollow' },
        ],
        params,
      ),
      marginRight: 14,
      x: { type: 'log', domain: [1.5, Math.max(2, params.images)] },
      axis: {
        label: 'Positive images, inferred (log scale)',
        ticks: logTicks(2, params.images),
        format: formatCount,
      },
      behind: layout.lines,
      marks: [
        tagged.dot(dots, {
          x: 'count',
          y,
          r: (dot: Dot) => (dot.smallest ? 5 : 3.25),
          stroke: (dot: Dot) => (dot.both ? colour : neutral),
          strokeWidth: 1.25,
          fill: (dot: Dot) => (dot.both ? colour : surface),
          title: label,
          tip: tipOptions(params),
        }),
        tagged.text(smallest, {
          x: 'count',
          y,
          text: (dot: Dot) => formatCount(dot.count),
          textAnchor: 'end',
          dx: -9,
          fill: ink,
          stroke: surface,
          strokeWidth: 3,
        }),
      ],
      description,
    },
    params,
  );
}
