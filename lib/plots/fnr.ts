import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis } from './axes';
import { type ClassOrder, orderClasses } from './class-order';
import { finish, plotSvg, tipOptions } from './draw';
import { type Bar, barMarks, barsOf, type ErrorBars } from './error-bars';
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, DASH, formatScore } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { type RowLayout, rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';
import { classSentence } from './words';

/** A row of `class_metrics`, as far as it is drawn. */
export interface FnrRow {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  /** Null where the counts are not known, as of printed figures. */
  readonly positives: number | null;
  readonly images: number | null;
  readonly prevalence: number | null;
  readonly fnr: number | null;
}

export interface FnrParams extends FigureParams {
  /** Threshold at which the rates were taken; named in the axis title. */
  readonly threshold?: number;
  readonly order?: ClassOrder;
  /** Intervals of the classes' false negative rates; those of several teams stand below each other. */
  readonly intervals?: ErrorBars;
  /** What a symbol stands for, where it is not a team. */
  readonly symbols?: 'team' | 'group';
}

interface Range {
  readonly class: string;
  readonly low: number;
  readonly high: number;
}

function rangesOf(rows: readonly FnrRow[]): Range[] {
  const ranges = new Map<string, Range>();
  for (const { class: name, fnr } of rows) {
    if (!isKnown(fnr)) continue;
    const known = ranges.get(name);
    ranges.set(name, {
      class: name,
      low: Math.min(known?.low ?? fnr, fnr),
      high: Math.max(known?.high ?? fnr, fnr),
    });
  }
  return [...ranges.values()];
}

/** One sentence for those who cannot see the figure. */
export function describeFnr(
  rows: readonly FnrRow[],
  params?: Pick<FnrParams, 'threshold' | 'symbols'>,
): string {
  const known = rows.filter((row) => isKnown(row.fnr));
  if (known.length === 0) return 'No class has a false negative rate to show.';
  const ranges = rangesOf(rows);
  const missed = ranges.filter((range) => range.low === 1).length;
  const widest = ranges.reduce((a, b) => (b.high - b.low > a.high - a.low ? b : a));
  const worst = ranges.reduce((a, b) => (b.high > a.high ? b : a));
  const symbol = params?.symbols ?? 'team';
  const at =
    params?.threshold === undefined ? '' : ` at threshold ${formatScore(params.threshold)}`;
  const none =
    missed > 0
      ? `; ${countOf(missed, 'class', 'classes')} missed ${symbol === 'team' ? 'by every team' : 'in every group'} in every image`
      : '';
  const most =
    new Set(known.map((row) => row.team)).size > 1
      ? `${symbol}s differ most in ${shortName(widest.class)} (${formatScore(widest.low)} to ${formatScore(widest.high)})`
      : `highest in ${shortName(worst.class)} (${formatScore(worst.high)})`;
  return `False negative rate of ${countOf(ranges.length, 'class', 'classes')}${at}: ${most}${none}.`;
}

/** Room in px a team takes within the row of a class where its interval is drawn. */
const TEAM_STEP = 6;
/** More teams than these would leave no figure to read. */
const MOST_TEAMS = 12;

/** How far from its class's row a team stands, so that intervals do not cover each other. */
function teamOffsets(teams: readonly string[], layout: RowLayout): ReadonlyMap<string, number> {
  const middle = (teams.length - 1) / 2;
  return new Map(teams.map((team, i) => [team, ((i - middle) * TEAM_STEP) / layout.step]));
}

/** Teams whose intervals are given. */
function barredTeams({ intervals }: FnrParams): ReadonlySet<string> {
  return new Set(intervals?.rows.map((row) => row.team));
}

function fnrMarks(
  rows: readonly FnrRow[],
  layout: RowLayout,
  offsets: ReadonlyMap<string, number>,
  params: FnrParams,
): Plot.Markish {
  const { muted, surface, ink } = params.theme.colours;
  const ranges = rangesOf(rows);
  const known = rows.filter((row) => isKnown(row.fnr));
  const shown = new Set(ranges.map((range) => range.class));
  const undefinedRows = [
    ...new Map(rows.filter((row) => !shown.has(row.class)).map((row) => [row.class, row])).values(),
  ];
  const styles = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const cached = new Map(teamsOf(rows).map((team) => [team, styles(team)]));
  const size = Math.min(4.25, Math.max(1.5, layout.step / 3.8));
  const find = barsOf(params.intervals);
  const bar = (row: FnrRow): Bar | null => find(row.team, 'class', row.class, 'fnr');
  const at = (row: FnrRow) => {
    const middle = layout.at(row.class);
    return middle === undefined ? undefined : middle + (offsets.get(row.team) ?? 0);
  };
  return [
    offsets.size > 0
      ? null
      : Plot.link(
          ranges,
          tagged(ranges, {
            x1: 'low',
            x2: 'high',
            y: (range: Range) => layout.at(range.class),
            stroke: muted,
            strokeOpacity: 0.55,
            strokeWidth: size / 2,
          }),
        ),
    offsets.size > 0 || barredTeams(params).size === 1
      ? barMarks(known, { bar, at, colour: (row) => cached.get(row.team)!.colour })
      : null,
    Plot.dot(
      known,
      tagged(known, {
        x: 'fnr',
        y: at,
        r: offsets.size > 0 ? 3 : size,
        fill: (row: FnrRow) => cached.get(row.team)!.colour,
        symbol: (row: FnrRow) => cached.get(row.team)!.symbol,
        stroke: surface,
        strokeWidth: 0.6,
        title: (row: FnrRow) => classSentence(row, 'fnr', row.fnr, bar(row)),
        tip: tipOptions(params),
      }),
    ),
    Plot.text(
      undefinedRows,
      tagged(undefinedRows, {
        y: (row: FnrRow) => layout.at(row.class),
        text: (row: FnrRow) => `${DASH} ${row.positives === 0 ? 'no positive image' : 'undefined'}`,
        frameAnchor: 'left',
        dx: 4,
        fill: layout.step < SMALL_FONT ? 'none' : muted,
        stroke: surface,
        strokeWidth: 3,
        fontSize: SMALL_FONT,
        textAnchor: 'start',
      }),
    ),
    Plot.ruleX([0, 1], { stroke: ink, strokeOpacity: 0.5 }),
  ];
}

/**
 * False negative rate of each class, a symbol a team, classes sorted by prevalence; a line spans
 * the range over the teams.
 */
export function fnrFigure(rows: readonly FnrRow[], params: FnrParams): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No class to show: no predictions are loaded.', params);
  const names = orderClasses(rows, params.order ?? 'prevalence');
  const teams = teamsOf(rows, params.teams);
  const { intervals } = params;
  const barred = barredTeams(params).size;
  const apart = barred > 1 && teams.length <= MOST_TEAMS;
  const layout = rowLayout(names, params, {
    kind: 'class',
    ...(apart && { step: Math.max(18, teams.length * TEAM_STEP + 8) }),
  });
  const style = teamStyles(params.teams ?? teams, params.theme);
  const key = keyMarks(
    teams.map((team) => ({ team, label: team, style: style(team) })),
    params,
  );
  const marginTop = key.height + 10;
  const tooMany = `Intervals are drawn of one team, or of all where there are at most ${MOST_TEAMS}.`;
  const note = footnote(barred > 1 && !apart ? tooMany : (intervals?.note ?? ''), params);
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + layout.height + marginBottom;
  const at = params.threshold === undefined ? '' : ` at threshold ${formatScore(params.threshold)}`;
  const title = `False negative rate${at}`;
  const room = params.width - layout.marginLeft;
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft: layout.marginLeft,
      marginRight: 12,
      x: { domain: [0, 1] },
      y: layout.y,
      marks: [
        key.marks,
        xAxis(
          {
            label: textWidth(title, FONT) <= room ? title : `FNR${at}`,
            ticks: 6,
            format: (value) => value.toFixed(1),
          },
          params,
        ),
        layout.labels(params.theme),
        fnrMarks(rows, layout, apart ? teamOffsets(teams, layout) : new Map(), params),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describeFnr(rows, params), params);
}
