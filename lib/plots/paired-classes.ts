import * as Plot from '@observablehq/plot';
import { BANDS, type Band } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis } from './axes';
import { BAND_NAMES, bandStyle } from './band-style';
import { finish, plotSvg, tipOptions } from './draw';
import { barMarks } from './error-bars';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatCount, formatSigned } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { differencePhrase, type PairRow } from './pairwise-rows';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { fitText } from './text-width';
import { type ClassMetric, METRICS } from './words';

/** One class of two teams: a row of `pairwise_comparisons` with what the class is. */
export interface PairedClassRow
  extends Pick<PairRow, 'team' | 'other' | 'difference' | 'lower' | 'upper' | 'level'> {
  readonly class: string;
  readonly band: Band | null;
  readonly positives: number | null;
  readonly prevalence: number | null;
}

export interface PairedClassesParams extends FigureParams {
  readonly metric: ClassMetric;
  readonly team: string;
  readonly other: string;
  readonly sort: 'difference' | 'prevalence';
  /** How the replicates were made. */
  readonly note?: string;
}

type Known = PairedClassRow & { readonly difference: number };

const knownRows = (rows: readonly PairedClassRow[]) =>
  rows.filter((row): row is Known => isKnown(row.difference));

/** Does the interval leave out 0? */
function isApart({ lower, upper }: PairedClassRow): boolean {
  return isKnown(lower) && isKnown(upper) && (lower > 0 || upper < 0);
}

/** One sentence for those who cannot see the figure. */
export function describePairedClasses(
  rows: readonly PairedClassRow[],
  { metric, team, other }: Pick<PairedClassesParams, 'metric' | 'team' | 'other'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0)
    return `No class can be compared between ${shortName(team)} and ${shortName(other)}.`;
  const { short, lowerIsBetter } = METRICS[metric];
  const sign = lowerIsBetter ? -1 : 1;
  const better = known.filter((row) => sign * row.difference > 0).length;
  const apart = known.filter(isApart).length;
  const widest = known.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  return (
    `${short} of ${shortName(team)} less that of ${shortName(other)}: ${shortName(team)} is better in ${better} of ` +
    `${countOf(known.length, 'class', 'classes')}, the interval leaves out 0 in ${apart}; widest ` +
    `in ${shortName(widest.class)} (${formatSigned(widest.difference)}).`
  );
}

function sorted(rows: readonly Known[], sort: PairedClassesParams['sort']): Known[] {
  const key = (row: Known) => (sort === 'difference' ? row.difference : (row.prevalence ?? -1));
  return rows.toSorted((a, b) => key(b) - key(a));
}

/**
 * Where the axis ends: beyond every difference and four of five intervals, so that one class with
 * hardly a positive does not press all others together.
 */
function frameEnd(rows: readonly Known[]): number {
  const reach = rows
    .map((row) => Math.max(...[row.lower, row.upper].filter(isKnown).map(Math.abs), 0))
    .sort((a, b) => a - b);
  const most = reach[Math.ceil(0.8 * (reach.length - 1))]!;
  return 1.15 * Math.max(0.001, most, ...rows.map((row) => Math.abs(row.difference)));
}

/** Which ends of an interval lie beyond the frame. */
function cutEnds(row: Known, end: number) {
  const { lower, upper } = row;
  const left = isKnown(lower) && lower < -end ? [{ ...row, x: -end, arrow: '◂' }] : [];
  const right = isKnown(upper) && upper > end ? [{ ...row, x: end, arrow: '▸' }] : [];
  return [...left, ...right];
}

function sentence(row: Known, short: string): string {
  const positives = isKnown(row.positives) ? `, ${countOf(row.positives, 'positive')}` : '';
  return `${shortName(row.class)}${positives}: ${short} of ${shortName(row.team)} less ${shortName(row.other)} ${differencePhrase({ ...row, probability: null, p_holm: null })}`;
}

/** Which way is whose, above the frame. */
function directionMarks(params: PairedClassesParams, room: number): Plot.Markish {
  const { team, other, metric, theme } = params;
  const [left, right] = METRICS[metric].lowerIsBetter ? [team, other] : [other, team];
  const options = { fill: theme.colours.muted, fontSize: SMALL_FONT, dy: -9 };
  const fitting = (text: string) => fitText(text, room / 2 - 24, SMALL_FONT);
  return [
    Plot.text([`← ${fitting(`${left} better`)}`], {
      ...options,
      frameAnchor: 'top-left',
      textAnchor: 'start',
    }),
    Plot.text([`${fitting(`${right} better`)} →`], {
      ...options,
      frameAnchor: 'top-right',
      textAnchor: 'end',
    }),
  ];
}

/**
 * Two teams side by side: the paired difference of each class with its interval, filled where it
 * leaves out 0; bands by colour and symbol.
 */
export function pairedClassesFigure(
  rows: readonly PairedClassRow[],
  params: PairedClassesParams,
): SVGSVGElement {
  const { metric, team, other, theme } = params;
  const known = sorted(knownRows(rows), params.sort);
  if (known.length === 0) return noteFigure(describePairedClasses(rows, params), params);
  const { ink, muted, grid, surface, neutral } = theme.colours;
  const { short } = METRICS[metric];
  const layout = rowLayout(
    known.map((row) => row.class),
    params,
    { kind: 'class' },
  );
  const style = (row: Known) => bandStyle(row.band, theme);
  const end = frameEnd(known);
  const cut = known.flatMap((row) => cutEnds(row, end));
  const bands = BANDS.filter((band) => known.some((row) => row.band === band));
  const key = keyMarks(
    [
      ...bands.map((band) => ({ band, label: BAND_NAMES[band], style: bandStyle(band, theme) })),
      {
        label: 'interval holds 0',
        style: { colour: neutral, symbol: 'circle' },
        shape: 'hollow',
      },
    ],
    params,
  );
  const beyond = cut.length > 0 ? ' An arrow: the interval goes beyond the frame.' : '';
  const note = footnote(`${params.note ?? ''}${beyond}`.trimStart(), params);
  const marginTop = key.height + (layout.above ? 34 : 26);
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + layout.height + marginBottom;
  const counts = isNarrow(params) || layout.step < SMALL_FONT ? 0 : 68;
  const marginRight = 14 + counts;
  const y = (row: PairedClassRow) => layout.at(row.class);
  const size = Math.min(4.25, Math.max(1.5, layout.step / 3.8));
  const room = params.width - layout.marginLeft - marginRight;
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft: layout.marginLeft,
      marginRight,
      x: { domain: [-end, end] },
      y: layout.y,
      marks: [
        key.marks,
        directionMarks(params, room),
        Plot.ruleY(layout.named, { y: layout.at, stroke: grid }),
        xAxis(
          {
            label: fitText(
              `${short} of ${shortName(team)} less ${short} of ${shortName(other)}`,
              room,
              12,
            ),
            ticks: 5,
            format: (value) => formatSigned(value, end < 0.05 ? 3 : 2),
          },
          params,
        ),
        layout.labels(theme),
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        barMarks(known, {
          bar: (row) =>
            isKnown(row.lower) && isKnown(row.upper)
              ? { lower: Math.max(-end, row.lower), upper: Math.min(end, row.upper) }
              : null,
          at: y,
          colour: (row) => style(row).colour,
        }),
        Plot.dot(
          known,
          tagged(known, {
            x: 'difference',
            y,
            r: size,
            symbol: (row: Known) => style(row).symbol,
            fill: (row: Known) => (isApart(row) ? style(row).colour : surface),
            stroke: (row: Known) => style(row).colour,
            strokeWidth: 1.5,
            title: (row: Known) => sentence(row, short),
            tip: tipOptions(params),
          }),
        ),
        Plot.text(
          cut,
          tagged(cut, {
            x: 'x',
            y,
            text: 'arrow',
            fill: (row: Known) => style(row).colour,
            fontSize: FONT,
          }),
        ),
        positivesMarks(known, { room: counts, fill: muted, y }),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describePairedClasses(rows, params), params);
}

interface PositivesOptions {
  /** Room in px right of the frame; none where it is 0. */
  readonly room: number;
  readonly fill: string;
  readonly y: (row: Known) => number | undefined;
}

/** Positives of each class in a column of small print at the right. */
function positivesMarks(rows: readonly Known[], options: PositivesOptions): Plot.Markish {
  const { room, fill, y } = options;
  if (room === 0) return null;
  const shared = { fill, fontSize: SMALL_FONT, textAnchor: 'end', dx: room } as const;
  const known = rows.filter((row) => isKnown(row.positives));
  return [
    Plot.text(['Positives'], { ...shared, frameAnchor: 'top-right', dy: -9 }),
    Plot.text(
      known,
      tagged(known, {
        ...shared,
        y,
        text: (row: Known) => formatCount(row.positives),
        frameAnchor: 'right',
      }),
    ),
  ];
}
