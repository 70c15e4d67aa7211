import * as Plot from '@observablehq/plot';
import { BANDS, type Band } from '@/lib/challenge/bands';
import { logitInterval } from '@/lib/metrics';
import { X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { BAND_NAMES, bandStyle } from './band-style';
import { finish, plotSvg, tipOptions } from './draw';
import { barPhrase } from './error-bars';
import { type FigureParams, isNarrow, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatCount, formatScore } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { extent, isKnown, logTicks, niceCeiling } from './numbers';
import { pixel } from './pixel';
import { labelText, placeLabels } from './place-labels';
import { shortName } from './short-name';
import { tagged } from './tagged';

/** A class with the interval of one team's figure. */
export interface IntervalWidthRow {
  readonly class: string;
  readonly band: Band | null;
  readonly positives: number | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface IntervalWidthParams extends FigureParams {
  /** Whose figure, and of what: `AP of Team A`. */
  readonly title: string;
  readonly level: number;
  /** How the intervals were made. */
  readonly note?: string;
}

interface Known extends IntervalWidthRow {
  readonly positives: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

const width = (row: Known) => row.upper - row.lower;

function knownRows(rows: readonly IntervalWidthRow[]): Known[] {
  return rows.filter(
    (row): row is Known =>
      isKnown(row.positives) &&
      row.positives > 0 &&
      [row.estimate, row.lower, row.upper].every(isKnown),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** One sentence for those who cannot see the figure. */
export function describeIntervalWidth(
  rows: readonly IntervalWidthRow[],
  { title }: Pick<IntervalWidthParams, 'title'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0) return 'No class has an interval to show.';
  const parts = BANDS.flatMap((band) => {
    const own = known.filter((row) => row.band === band);
    if (own.length === 0) return [];
    const positives = extent(own.map((row) => row.positives))!;
    const counts =
      positives[0] === positives[1]
        ? formatCount(positives[0])
        : `${formatCount(positives[0])} to ${formatCount(positives[1])}`;
    return [`${band} ${formatScore(median(own.map(width)))} (${counts} positives)`];
  });
  const widest = known.reduce((a, b) => (width(b) > width(a) ? b : a));
  const bands = parts.length > 0 ? `; median by band: ${parts.join(', ')}` : '';
  return (
    `Width of the interval of ${title} for ${countOf(known.length, 'class', 'classes')}: widest ` +
    `${shortName(widest.class)} (${formatScore(width(widest))}, ${countOf(widest.positives, 'positive')})${bands}.`
  );
}

/** AP values whose expected widths are drawn, and how. */
const REFERENCES = [
  { ap: 0.5, shape: 'line', dash: undefined },
  { ap: 0.1, shape: 'dashed', dash: '4,3' },
] as const;

const EXPECTED =
  'Expected: the logit interval of that AP, from the number of positives alone (Boyd, Eng and Page 2013).';

/** Expected width of an interval of AP from the number of positives alone. */
function expectedWidths(low: number, high: number, level: number) {
  return REFERENCES.map(({ ap, dash }) => ({
    ap,
    dash,
    points: Array.from({ length: 61 }, (_, i) => {
      const positives = low * (high / low) ** (i / 60);
      const [lower, upper] = logitInterval(ap, positives, level);
      return { positives, width: upper - lower };
    }),
  }));
}

function sentence(row: Known, title: string): string {
  return (
    `${shortName(row.class)}, ${countOf(row.positives, 'positive')}: ${title} ${formatScore(row.estimate)}` +
    `${barPhrase(row)}, ${formatScore(width(row))} wide`
  );
}

/** Width of each class's interval against its number of positives, on a log axis. */
export function intervalWidthFigure(
  rows: readonly IntervalWidthRow[],
  params: IntervalWidthParams,
): SVGSVGElement {
  const known = knownRows(rows);
  if (known.length === 0) return noteFigure(describeIntervalWidth(rows, params), params);
  const { theme, title, level } = params;
  const { ink, muted, surface } = theme.colours;
  const bands = BANDS.filter((band) => known.some((row) => row.band === band));
  const key = keyMarks(
    [
      ...bands.map((band) => ({ band, label: BAND_NAMES[band], style: bandStyle(band, theme) })),
      ...REFERENCES.map(({ ap, shape }) => ({
        label: `expected at AP ${ap}`,
        style: { colour: muted, symbol: 'circle' } as const,
        shape,
      })),
    ],
    params,
  );
  const note = footnote(`${EXPECTED} ${params.note ?? ''}`.trimEnd(), params);
  const marginTop = key.height + 30;
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + (isNarrow(params) ? 300 : 400) + marginBottom;
  const box = { left: 48, right: params.width - 14, top: marginTop, bottom: height - marginBottom };
  const [least, most] = extent(known.map((row) => row.positives))!;
  const domain = [least / 1.5, most * 1.5] as [number, number];
  const top = Math.min(1, niceCeiling(Math.max(...known.map(width), 0.01)));
  const x = { type: 'log', domain, range: [box.left, box.right] } as const;
  const y = { type: 'linear', domain: [0, top], range: [box.bottom, box.top] } as const;
  const px = Plot.scale({ x: { ...x, range: [...x.range] } });
  const py = Plot.scale({ y: { ...y, domain: [...y.domain], range: [...y.range] } });
  const requests = known
    .map((row) => ({
      row,
      text: labelText(row.class, SMALL_FONT),
      x: px.apply(row.positives) as number,
      y: py.apply(width(row)) as number,
    }))
    .sort((a, b) => a.y - b.y);
  const labels = placeLabels(requests, requests, box, SMALL_FONT);
  type Label = (typeof labels)[number];
  const references = expectedWidths(domain[0], domain[1], level);
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft: box.left,
      marginRight: 14,
      x: { type: 'log', domain },
      y: { domain: [0, top] },
      marks: [
        key.marks,
        xAxis(
          {
            label: 'Positive images in the test set (log scale)',
            ticks: logTicks(domain[0], domain[1]),
            format: formatCount,
          },
          params,
        ),
        yAxis(
          { label: `Width of the ${level * 100}\u00a0% interval of ${title}`, ticks: 6 },
          box.left,
          params,
        ),
        references.map(({ points, dash }) =>
          Plot.line(
            points.filter((point) => point.width <= top),
            { x: 'positives', y: 'width', stroke: muted, strokeWidth: 1.5, strokeDasharray: dash },
          ),
        ),
        Plot.dot(
          known,
          tagged(known, {
            x: 'positives',
            y: width,
            r: 4.25,
            symbol: (row: Known) => bandStyle(row.band, theme).symbol,
            fill: (row: Known) => bandStyle(row.band, theme).colour,
            stroke: surface,
            strokeWidth: 0.6,
            title: (row: Known) => sentence(row, title),
            tip: tipOptions(params),
          }),
        ),
        Plot.text(
          labels,
          tagged(
            labels.map(({ request }) => request.row),
            {
              x: pixel<Label>((label) => label.x),
              y: pixel<Label>((label) => label.y),
              text: (label: Label) => label.request.text,
              textAnchor: 'start',
              fill: ink,
              stroke: surface,
              strokeWidth: 3,
              fontSize: SMALL_FONT,
            },
          ),
        ),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describeIntervalWidth(rows, params), params);
}
