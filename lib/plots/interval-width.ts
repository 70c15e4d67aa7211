import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { logitInterval } from '@/lib/metrics';
import { barPhrase } from './core/error-bars';
import { countOf, formatCount, formatScore } from './core/format';
import { worded } from './core/item';
import { bandItems, keyMarks } from './core/key';
import { labelMarks } from './core/labels';
import { extent, greatest, type Known, knownIn, median, niceCeiling } from './core/numbers';
import { type FigureParams, isNarrow } from './core/params';
import { scatterPlot } from './core/scatter-plot';
import { bandStyle, bandsIn } from './core/styles';
import { noteFigure, points } from './core/svg';
import { shortName } from './core/text';

/** A class with the interval of one team's statistic. */
export interface IntervalWidthRow {
  readonly class: string;
  readonly band: Band | null;
  readonly positives: number | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface IntervalWidthParams extends FigureParams {
  /** Which statistic of which team: `AP of Team A`. */
  readonly title: string;
  readonly level: number;
  /** How the intervals were made. */
  readonly note?: string;
}

type KnownRow = Known<IntervalWidthRow, 'positives' | 'estimate' | 'lower' | 'upper'>;

const widthOf = (row: KnownRow) => row.upper - row.lower;

function knownRows(rows: readonly IntervalWidthRow[]): KnownRow[] {
  return knownIn(rows, 'positives', 'estimate', 'lower', 'upper').filter(
    (row) => row.positives > 0,
  );
}

/** One sentence for those who cannot see the figure. */
export function describeIntervalWidth(
  rows: readonly IntervalWidthRow[],
  { title, theme }: Pick<IntervalWidthParams, 'title' | 'theme'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0) return 'No class has an interval to show.';
  const parts = bandsIn(known, theme).flatMap((band) => {
    const own = known.filter((row) => row.band === band);
    if (own.length === 0) return [];
    const [low, high] = extent(own.map((row) => row.positives))!;
    const counts = low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
    return [`${band} ${formatScore(median(own.map(widthOf)))} (${counts} positives)`];
  });
  const widest = greatest(known, widthOf);
  const bands = parts.length > 0 ? `; median by band: ${parts.join(', ')}` : '';
  return (
    `The interval of ${title} is widest for ${shortName(widest.class)} ` +
    `(${formatScore(widthOf(widest))}, ${countOf(widest.positives, 'positive')}) of ` +
    `${countOf(known.length, 'class')}${bands}.`
  );
}

/** AP values whose expected widths are drawn, and how. */
const REFERENCES = [
  { ap: 0.5, shape: 'line', dash: undefined },
  { ap: 0.1, shape: 'dashed', dash: '4,3' },
] as const;

const EXPECTED =
  'Expected: logit interval of that AP for the number of positives (Boyd, Eng and Page 2013).';

/** Expected width of an interval of AP from the number of positives alone. */
function expectedWidths(ap: number, [low, high]: readonly [number, number], level: number) {
  return Array.from({ length: 61 }, (_, i) => {
    const positives = low * (high / low) ** (i / 60);
    const [lower, upper] = logitInterval(ap, positives, level);
    return { positives, width: upper - lower };
  });
}

function sentence(row: KnownRow, title: string): string {
  return (
    `${shortName(row.class)}, ${countOf(row.positives, 'positive')}: ${title} ${formatScore(row.estimate)}` +
    `${barPhrase(row)}, ${formatScore(widthOf(row))} wide`
  );
}

/** Width of each class's interval against its number of positives, on a log axis. */
export function intervalWidthFigure(
  rows: readonly IntervalWidthRow[],
  params: IntervalWidthParams,
): SVGSVGElement {
  const known = knownRows(rows);
  const description = describeIntervalWidth(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const { theme, title, level } = params;
  const { muted } = theme.colours;
  const [least, most] = extent(known.map((row) => row.positives))!;
  const domain = [least / 1.5, most * 1.5] as const;
  const top = Math.min(1, niceCeiling(Math.max(...known.map(widthOf), 0.01)));
  return scatterPlot(
    {
      key: keyMarks(
        [
          ...bandItems(known, theme),
          ...REFERENCES.map(({ ap, shape }) => ({
            label: `expected at AP ${ap}`,
            style: { colour: muted, symbol: 'circle' } as const,
            shape,
          })),
        ],
        params,
      ),
      marginLeft: 48,
      marginRight: 14,
      height: isNarrow(params) ? 300 : 400,
      x: {
        type: 'log',
        domain,
        axis: {
          label: worded('Positive images in the test set (log scale)'),
          format: formatCount,
        },
      },
      y: {
        type: 'linear',
        domain: [0, top],
        axis: { label: `Width of the ${level * 100}\u00a0% interval of ${title}`, ticks: 6 },
      },
      note: `${EXPECTED} ${params.note ?? ''}`.trimEnd(),
      description,
    },
    ({ box, px, py, note }) => {
      const requests = known
        .map((row) => ({ ...row, text: row.class, x: px(row.positives), y: py(widthOf(row)) }))
        .sort((a, b) => a.y - b.y);
      return [
        REFERENCES.map(({ ap, dash }) =>
          Plot.line(
            expectedWidths(ap, domain, level).filter((point) => point.width <= top),
            { x: 'positives', y: 'width', stroke: muted, strokeWidth: 1.5, strokeDasharray: dash },
          ),
        ),
        points(
          known,
          {
            x: 'positives',
            y: widthOf,
            r: 4.25,
            style: (row) => bandStyle(row.band, theme),
            title: (row) => sentence(row, title),
          },
          params,
        ),
        labelMarks(requests, requests, box, params),
        note,
      ];
    },
    params,
  );
}
