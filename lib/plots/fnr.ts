import * as Plot from '@observablehq/plot';
import { type Bar, barMarks, barsOf, type ErrorBars } from './core/error-bars';
import { countOf, DASH, formatScore } from './core/format';
import { worded } from './core/item';
import { keyMarks, teamItems } from './core/key';
import { type ClassFacts, classSentence } from './core/metrics';
import { greatest, knownIn } from './core/numbers';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { type ClassOrder, orderClasses, type RowLayout, rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, textWidth } from './core/text';
import { atThreshold, type ShownThreshold } from './core/threshold';

/** A row of `class_metrics`, as far as it is drawn. */
export interface FnrRow extends ClassFacts {
  readonly fnr: number | null;
}

export interface FnrParams extends FigureParams {
  /** Threshold that the rates belong to; named in the axis title. */
  readonly threshold?: ShownThreshold;
  readonly order?: ClassOrder;
  /** Intervals of the classes' false negative rates; those of several teams are below each other. */
  readonly intervals?: ErrorBars;
  /** What a symbol means, if it is not a team. */
  readonly symbols?: 'team' | 'group';
}

interface Range {
  readonly class: string;
  readonly low: number;
  readonly high: number;
}

/** Range over the teams of each class that has a rate. */
function rangesOf(rows: readonly FnrRow[]): Range[] {
  const ranges = new Map<string, Range>();
  for (const { class: name, fnr } of knownIn(rows, 'fnr')) {
    const known = ranges.get(name);
    ranges.set(name, {
      class: name,
      low: Math.min(known?.low ?? fnr, fnr),
      high: Math.max(known?.high ?? fnr, fnr),
    });
  }
  return [...ranges.values()];
}

const at = (threshold: ShownThreshold | undefined) =>
  threshold === undefined ? '' : ` ${atThreshold(threshold)}`;

/** One sentence for those who cannot see the figure. */
export function describeFnr(
  rows: readonly FnrRow[],
  params?: Pick<FnrParams, 'threshold' | 'symbols'>,
): string {
  const known = knownIn(rows, 'fnr');
  if (known.length === 0) return 'No class has a false negative rate to show.';
  const ranges = rangesOf(rows);
  const missed = ranges.filter((range) => range.low === 1).length;
  const widest = greatest(ranges, (range) => range.high - range.low);
  const worst = greatest(ranges, (range) => range.high);
  const symbol = params?.symbols ?? 'team';
  const none =
    missed > 0
      ? `; ${countOf(missed, 'class')} missed in every ${worded('image')} ${symbol === 'team' ? 'by every team' : 'of every group'}`
      : '';
  const most =
    new Set(known.map((row) => row.team)).size > 1
      ? `${symbol === 'team' ? 'Teams' : 'Groups'} differ most in ${shortName(widest.class)} (${formatScore(widest.low)} to ${formatScore(widest.high)})`
      : `The false negative rate is highest in ${shortName(worst.class)} (${formatScore(worst.high)})`;
  return `${most}${none}${at(params?.threshold)}: false negative rate of ${countOf(ranges.length, 'class')}.`;
}

/** Room in px for each team within the row of a class if its interval is drawn. */
const TEAM_STEP = 6;
/** Intervals of more teams than this would leave no figure to read. */
const MOST_TEAMS = 12;

/** The teams' distances from their class's row, so that intervals do not cover each other. */
function teamOffsets(teams: readonly string[], layout: RowLayout): ReadonlyMap<string, number> {
  const middle = (teams.length - 1) / 2;
  return new Map(teams.map((team, i) => [team, ((i - middle) * TEAM_STEP) / layout.step]));
}

interface BarOptions {
  readonly offsets: ReadonlyMap<string, number>;
  /** Whether the intervals are drawn. */
  readonly shown: boolean;
}

function fnrMarks(
  rows: readonly FnrRow[],
  layout: RowLayout,
  { offsets, shown }: BarOptions,
  params: FnrParams,
): Plot.Markish {
  const { muted, surface, ink } = params.theme.colours;
  const onPage = rows.filter((row) => layout.at(row.class) !== undefined);
  const ranges = rangesOf(onPage);
  const known = knownIn(onPage, 'fnr');
  const defined = new Set(ranges.map((range) => range.class));
  const missing = onPage.filter((row) => !defined.has(row.class));
  const undefinedRows = [...new Map(missing.map((row) => [row.class, row])).values()];
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const find = barsOf(params.intervals);
  const bar = (row: FnrRow): Bar | null => find(row.team, 'class', row.class, 'fnr');
  const at = (row: FnrRow) => {
    const middle = layout.at(row.class);
    return middle === undefined ? undefined : middle + (offsets.get(row.team) ?? 0);
  };
  return [
    offsets.size > 0
      ? null
      : tagged.link(ranges, {
          x1: 'low',
          x2: 'high',
          y: (range: Range) => layout.at(range.class),
          stroke: muted,
          strokeOpacity: 0.55,
          strokeWidth: layout.radius / 2,
        }),
    shown ? barMarks(known, { bar, at, colour: (row) => style(row.team).colour }) : null,
    points(
      known,
      {
        x: 'fnr',
        y: at,
        r: offsets.size > 0 ? 3 : layout.radius,
        style: (row) => style(row.team),
        title: (row) => classSentence(row, 'fnr', row.fnr, bar(row)),
      },
      params,
    ),
    tagged.text(undefinedRows, {
      y: (row: FnrRow) => layout.at(row.class),
      text: (row: FnrRow) =>
        `${DASH} ${row.positives === 0 ? worded('no positive image') : 'undefined'}`,
      frameAnchor: 'left',
      dx: 4,
      fill: layout.step < SMALL_FONT ? 'none' : muted,
      stroke: surface,
      strokeWidth: 3,
      fontSize: SMALL_FONT,
      textAnchor: 'start',
    }),
    Plot.ruleX([0, 1], { stroke: ink, strokeOpacity: 0.5 }),
  ];
}

/**
 * False negative rate of each class, a symbol for each team, classes sorted by prevalence; a line
 * spans the range over the teams.
 */
export function fnrFigure(rows: readonly FnrRow[], params: FnrParams): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No class to show: no predictions are loaded.', params);
  const { intervals } = params;
  const teams = teamsOf(rows, params.teams);
  const barred = new Set(intervals?.rows.map((row) => row.team)).size;
  const apart = barred > 1 && teams.length <= MOST_TEAMS;
  const layout = rowLayout(orderClasses(rows, params.order ?? 'prevalence'), params, {
    kind: 'class',
    ...(apart && { step: Math.max(18, teams.length * TEAM_STEP + 8), fixed: true }),
  });
  const offsets = apart ? teamOffsets(teams, layout) : new Map<string, number>();
  const tooMany = `Intervals are shown for one team, or for all of at most ${MOST_TEAMS} teams.`;
  const where = at(params.threshold);
  const title = `False negative rate${where}`;
  const fits = textWidth(title, FONT) <= params.width - layout.marginLeft;
  return rowPlot(
    {
      layout,
      key: keyMarks(teamItems(teams, teamStyles(params.teams ?? teams, params.theme)), params),
      marginRight: 12,
      x: { domain: [0, 1] },
      axis: { label: fits ? title : `FNR${where}`, ticks: 6, format: (value) => value.toFixed(1) },
      marks: fnrMarks(rows, layout, { offsets, shown: apart || barred === 1 }, params),
      note: barred > 1 && !apart ? tooMany : (intervals?.note ?? ''),
      description: describeFnr(rows, params),
    },
    params,
  );
}
