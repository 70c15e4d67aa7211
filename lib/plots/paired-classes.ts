import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { tickRoom } from './core/axes';
import { barMarks } from './core/error-bars';
import { countOf, formatCount, formatSigned } from './core/format';
import { bandItems, type KeyItem, keyMarks } from './core/key';
import { type ClassMetric, METRICS } from './core/metrics';
import { fitNames, fitPair } from './core/names';
import { greatest, isKnown, type Known, knownIn } from './core/numbers';
import { joinNotes } from './core/pages';
import { differencePhrase, type PairRow } from './core/pairs';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { bandStyle } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, textWidth } from './core/text';

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

type KnownRow = Known<PairedClassRow, 'difference'>;

type Side = 'includes 0' | 'excludes 0';

/** Whether the interval holds 0; undefined where there is no interval. */
function sideOf({ lower, upper }: PairedClassRow): Side | undefined {
  if (!isKnown(lower) || !isKnown(upper)) return undefined;
  return lower > 0 || upper < 0 ? 'excludes 0' : 'includes 0';
}

/** One sentence for those who cannot see the figure. */
export function describePairedClasses(
  rows: readonly PairedClassRow[],
  { metric, ...teams }: Pick<PairedClassesParams, 'metric' | 'team' | 'other'>,
): string {
  const [team, other] = [shortName(teams.team), shortName(teams.other)];
  const known = knownIn(rows, 'difference');
  if (known.length === 0) return `No class can be compared between ${team} and ${other}.`;
  const { short, lowerIsBetter } = METRICS[metric];
  const sign = lowerIsBetter ? -1 : 1;
  const better = known.filter((row) => sign * row.difference > 0).length;
  const hasIntervals = known.some((row) => sideOf(row) !== undefined);
  const apart = known.filter((row) => sideOf(row) === 'excludes 0').length;
  const certain = hasIntervals ? `; the interval of the difference excludes 0 in ${apart}` : '';
  const widest = greatest(known, (row) => Math.abs(row.difference));
  return (
    `${team} has a better ${short} than ${other} in ${better} of ${countOf(known.length, 'class')}` +
    `${certain}. Largest difference: ${shortName(widest.class)} (${formatSigned(widest.difference)}).`
  );
}

function sorted(rows: readonly KnownRow[], sort: PairedClassesParams['sort']): KnownRow[] {
  const key = (row: KnownRow) => (sort === 'difference' ? row.difference : (row.prevalence ?? -1));
  return rows.toSorted((a, b) => key(b) - key(a));
}

/**
 * Where the axis ends: beyond every difference and four of five intervals, so that one class with
 * hardly a positive does not press all others together.
 */
function frameEnd(rows: readonly KnownRow[]): number {
  const reach = rows
    .map((row) => Math.max(...[row.lower, row.upper].filter(isKnown).map(Math.abs), 0))
    .sort((a, b) => a - b);
  const most = reach[Math.ceil(0.8 * (reach.length - 1))]!;
  return 1.15 * Math.max(0.001, most, ...rows.map((row) => Math.abs(row.difference)));
}

/** Which ends of an interval lie beyond the frame. */
function cutEnds(row: KnownRow, end: number) {
  const { lower, upper } = row;
  const left = isKnown(lower) && lower < -end ? [{ ...row, x: -end, arrow: '◂' }] : [];
  const right = isKnown(upper) && upper > end ? [{ ...row, x: end, arrow: '▸' }] : [];
  return [...left, ...right];
}

function sentence(row: KnownRow, short: string): string {
  const positives = isKnown(row.positives) ? `, ${countOf(row.positives, 'positive')}` : '';
  return `${shortName(row.class)}${positives}: ${short} of ${shortName(row.team)} minus ${shortName(row.other)} ${differencePhrase(row)}`;
}

const hollowItem = (colour: string): KeyItem => ({
  label: 'interval includes 0',
  style: { colour, symbol: 'circle' },
  shape: 'hollow',
});

/** Which team each side of the frame favours, above it; with a note on names that are cut. */
function direction(params: PairedClassesParams, room: number) {
  const { team, other, metric, theme, teams = [] } = params;
  const [left, right] = METRICS[metric].lowerIsBetter ? [team, other] : [other, team];
  const options = { fill: theme.colours.muted, fontSize: SMALL_FONT, dy: -9 };
  const width = room / 2 - 24 - textWidth(' better', SMALL_FONT);
  const fitted = fitNames([left, right, ...teams], { width, fontSize: SMALL_FONT }, 'teams');
  const better = (name: string) => `${fitted.of(name)} better`;
  const marks: Plot.Markish = [
    Plot.text([`← ${better(left)}`], { ...options, frameAnchor: 'top-left', textAnchor: 'start' }),
    Plot.text([`${better(right)} →`], { ...options, frameAnchor: 'top-right', textAnchor: 'end' }),
  ];
  return { marks, note: fitted.note };
}

/**
 * Two teams side by side: the paired difference of each class with its interval, hollow if that
 * includes 0; bands by colour and symbol.
 */
export function pairedClassesFigure(
  rows: readonly PairedClassRow[],
  params: PairedClassesParams,
): SVGSVGElement {
  const { metric, team, other, theme } = params;
  const known = sorted(knownIn(rows, 'difference'), params.sort);
  const description = describePairedClasses(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const { ink, muted, neutral } = theme.colours;
  const { short } = METRICS[metric];
  const layout = rowLayout(
    known.map((row) => row.class),
    params,
    { kind: 'class' },
  );
  const style = (row: PairedClassRow) => bandStyle(row.band, theme);
  const end = frameEnd(known);
  const cut = known.flatMap((row) => cutEnds(row, end));
  const beyond = cut.length > 0 ? 'Arrow: the interval continues beyond the frame.' : '';
  const counts = isNarrow(params) || layout.step < SMALL_FONT ? 0 : 68;
  const marginRight = 14 + counts;
  const y = (row: { readonly class: string }) => layout.at(row.class);
  const marginLeft = Math.max(layout.marginLeft, tickRoom('+0.00'));
  const room = params.width - marginLeft - marginRight;
  const title = fitPair(
    [team, other],
    (one, two) => `${short} of ${one} minus ${two}`,
    { width: room, fontSize: FONT },
    { all: params.teams, kind: 'teams' },
  );
  const sides = direction(params, room);
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          ...bandItems(known, theme),
          ...(known.some((row) => sideOf(row) === 'includes 0') ? [hollowItem(neutral)] : []),
        ],
        params,
      ),
      gap: layout.above ? 34 : 26,
      marginLeft,
      marginRight,
      x: { domain: [-end, end] },
      axis: {
        label: title.text,
        // Five signed numbers need this much; with less, as many as fit.
        ...(room >= 240 && { ticks: 5 }),
        format: (value) => formatSigned(value, end < 0.05 ? 3 : 2),
      },
      behind: [sides.marks, layout.lines],
      marks: [
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        barMarks(known, {
          bar: ({ lower, upper }) =>
            isKnown(lower) && isKnown(upper)
              ? { lower: Math.max(-end, lower), upper: Math.min(end, upper) }
              : null,
          at: y,
          colour: (row) => style(row).colour,
        }),
        points(
          known,
          {
            x: 'difference',
            y,
            r: layout.radius,
            style,
            hollow: (row) => sideOf(row) === 'includes 0',
            title: (row) => sentence(row, short),
          },
          params,
        ),
        tagged.text(cut, {
          x: 'x',
          y,
          text: 'arrow',
          fill: (row: KnownRow) => style(row).colour,
          fontSize: FONT,
        }),
        counts > 0 ? positivesMarks(known, { room: counts, fill: muted, y }) : null,
      ],
      note: joinNotes(params.note, beyond, title.note || sides.note),
      description,
    },
    params,
  );
}

interface PositivesOptions {
  /** Room in px right of the frame. */
  readonly room: number;
  readonly fill: string;
  readonly y: (row: PairedClassRow) => number | undefined;
}

/** Positives of each class in a column of small print at the right. */
function positivesMarks(
  rows: readonly KnownRow[],
  { room, fill, y }: PositivesOptions,
): Plot.Markish {
  const shared = { fill, fontSize: SMALL_FONT, textAnchor: 'end', dx: room } as const;
  const known = knownIn(rows, 'positives');
  return [
    Plot.text(['Positives'], { ...shared, frameAnchor: 'top-right', dy: -9 }),
    tagged.text(known, {
      ...shared,
      y,
      text: (row: PairedClassRow) => formatCount(row.positives),
      frameAnchor: 'right',
    }),
  ];
}
