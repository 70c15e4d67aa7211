import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from './core/axes';
import { countOf, formatScore } from './core/format';
import { worded } from './core/item';
import { type KeyItem, keyMarks } from './core/key';
import { METRICS } from './core/metrics';
import { isKnown } from './core/numbers';
import { panelFigure } from './core/panels';
import { type FigureParams, isNarrow } from './core/params';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure, plotSvg, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName } from './core/text';
import { atThreshold, type ShownThreshold } from './core/threshold';
import { tipOptions } from './core/tip';

/** A row of `curve_points`, of one class; in the order of falling thresholds. */
export interface CurveRow {
  readonly team: string;
  readonly class: string;
  readonly curve: 'pr' | 'roc';
  /** Recall of a precision-recall curve, false positive rate of a ROC curve. */
  readonly x: number;
  /** Precision, or true positive rate. */
  readonly y: number;
  readonly threshold: number;
}

export interface CurvesParams extends FigureParams {
  /** Human readers, each a point. */
  readonly readers?: readonly ReaderRow[];
  /** Share of positive images: the precision of random scores. */
  readonly prevalence?: number | null;
  /** AP and AUROC of each team, to be named in the key. */
  readonly scores?: readonly {
    readonly team: string;
    readonly ap: number | null;
    readonly auroc: number | null;
    /** At the threshold. */
    readonly precision?: number | null;
    readonly recall?: number | null;
    readonly fpr?: number | null;
  }[];
  /** The threshold in force; each curve has the team's symbol there. */
  readonly threshold?: ShownThreshold;
}

/** One class of a human reader: a row of `reader_metrics`. */
interface ReaderRow {
  readonly reader: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly fpr: number | null;
}

const AXES = {
  pr: { title: 'Precision and recall', x: 'Recall', y: 'Precision' },
  roc: { title: 'ROC curve', x: 'False positive rate', y: 'True positive rate' },
} as const;

const LEFT = 44;
const RIGHT = 14;

/** One sentence for those who cannot see the figure. */
export function describeCurves(
  rows: readonly CurveRow[],
  params?: Pick<CurvesParams, 'scores' | 'readers'>,
): string {
  const first = rows[0];
  if (!first) return worded('No curve to show: the class has no positive or no negative image.');
  const teams = new Set(rows.map((row) => row.team)).size;
  const ranked = (params?.scores ?? [])
    .filter((score) => score.ap !== null)
    .sort((a, b) => b.ap! - a.ap!);
  const best = ranked[0]
    ? `${shortName(ranked[0].team)} has ${ranked.length > 1 ? 'the highest AP' : 'AP'} for ${shortName(first.class)} (${formatScore(ranked[0].ap)}). `
    : '';
  const count = params?.readers?.length ?? 0;
  const readers = count > 0 ? `; ${countOf(count, 'human reader')} as points` : '';
  return `${best}Precision-recall and ROC curves of ${shortName(first.class)} for ${countOf(teams, 'team')}${readers}.`;
}

interface OperatingPoint {
  readonly team: string;
  readonly x: number;
  readonly y: number;
}

/** Where each team is on a curve at the threshold. */
function operatingPoints(curve: 'pr' | 'roc', { scores = [] }: CurvesParams): OperatingPoint[] {
  return scores.flatMap(({ team, precision, recall, fpr }) => {
    const [x, y] = curve === 'pr' ? [recall, precision] : [fpr, recall];
    return isKnown(x) && isKnown(y) ? [{ team, x, y }] : [];
  });
}

/** Where each human reader is. */
function readerPoints(curve: 'pr' | 'roc', { readers = [] }: CurvesParams) {
  return readers.flatMap(({ reader, precision, recall, fpr }) => {
    const [x, y] = curve === 'pr' ? [recall, precision] : [fpr, recall];
    return isKnown(x) && isKnown(y) ? [{ team: reader, x, y }] : [];
  });
}

const withThreshold = ({ threshold, scores }: CurvesParams) =>
  threshold !== undefined && scores?.some((score) => isKnown(score.recall));

type Point = Omit<CurveRow, 'class' | 'threshold'> & { readonly threshold: ShownThreshold };

function curveSentence({ threshold, ...row }: Point): string {
  const axes = AXES[row.curve];
  const isStated = threshold === 'tuned' || Number.isFinite(threshold);
  const at = isStated ? ` ${atThreshold(threshold)}` : '';
  return `${shortName(row.team)}: ${axes.x.toLowerCase()} ${formatScore(row.x)}, ${axes.y.toLowerCase()} ${formatScore(row.y)}${at}`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function curvePanel(
  rows: readonly CurveRow[],
  curve: 'pr' | 'roc',
  { width, height }: Place,
  params: CurvesParams,
): SVGSVGElement {
  const { ink, muted } = params.theme.colours;
  const panel = { ...params, width };
  const teams = teamsOf(rows, params.teams);
  const style = teamStyles(params.teams ?? teams, params.theme);
  const own = rows.filter((row) => row.curve === curve);
  const level = params.prevalence ?? null;
  const chance = [0, 1].flatMap((x) => {
    const y = curve === 'roc' ? x : level;
    return y === null ? [] : [{ x, y }];
  });
  const operating = withThreshold(params) ? operatingPoints(curve, params) : [];
  const at = params.threshold ?? 0;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const format = (value: number) => value.toFixed(1);
  return plotSvg(
    {
      width,
      height,
      marginTop: 58,
      marginBottom: X_AXIS_ROOM,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: { domain: [0, 1] },
      y: { domain: [0, 1] },
      marks: [
        Plot.text([AXES[curve].title], {
          frameAnchor: 'top-left',
          dx: 8 - LEFT,
          dy: -42,
          fill: ink,
          fontWeight: 600,
        }),
        xAxis({ label: AXES[curve].x, ticks, format }, params),
        yAxis({ label: AXES[curve].y, ticks, format }, LEFT, params),
        Plot.line(chance, { x: 'x', y: 'y', stroke: muted, strokeDasharray: '4,3' }),
        teams.map((team) =>
          tagged.line(
            own.filter((row) => row.team === team),
            {
              x: 'x',
              y: 'y',
              z: 'team',
              curve: curve === 'pr' ? 'step-before' : 'linear',
              stroke: style(team).colour,
              strokeWidth: 1.5,
              strokeDasharray: style(team).dash,
              title: curveSentence,
            },
          ),
        ),
        points(
          operating,
          {
            x: 'x',
            y: 'y',
            r: 4.5,
            style: (point) => style(point.team),
            edge: 0.75,
            title: (point) => curveSentence({ ...point, curve, threshold: at }),
          },
          panel,
        ),
        Plot.dot(readerPoints(curve, params), {
          x: 'x',
          y: 'y',
          r: 4,
          stroke: ink,
          strokeWidth: 1.5,
          fill: params.theme.colours.surface,
          title: (point: OperatingPoint) =>
            curveSentence({ ...point, curve, threshold: Number.NaN }),
        }),
        Plot.tip(own, Plot.pointer({ x: 'x', y: 'y', title: curveSentence, ...tipOptions(panel) })),
      ],
    },
    params,
  );
}

function keyItems(rows: readonly CurveRow[], params: CurvesParams): KeyItem[] {
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const items: KeyItem[] = teamsOf(rows, params.teams).map((team) => {
    const score = params.scores?.find((candidate) => candidate.team === team);
    const values = score
      ? `: ${METRICS.ap.short} ${formatScore(score.ap)}, ${METRICS.auroc.short} ${formatScore(score.auroc)}`
      : '';
    return { team, label: `${shortName(team)}${values}`, style: style(team), shape: 'line' };
  });
  const muted = { colour: params.theme.colours.muted, symbol: 'circle' } as const;
  const threshold: KeyItem[] = withThreshold(params)
    ? [
        {
          label: `A${atThreshold(params.threshold!).slice(1)} (symbol of the team)`,
          style: muted,
        },
      ]
    : [];
  const ink = { colour: params.theme.colours.ink, symbol: 'circle' } as const;
  const readers: KeyItem[] = params.readers?.length
    ? [{ label: 'Human reader', style: ink, shape: 'hollow' }]
    : [];
  const chance: KeyItem = { label: 'No skill', style: muted, shape: 'dashed' };
  return [...items, chance, ...threshold, ...readers];
}

/** Precision-recall and ROC curves of one class, a line for each team. */
export function curvesFigure(rows: readonly CurveRow[], params: CurvesParams): SVGSVGElement {
  const description = describeCurves(rows, params);
  if (rows.length === 0) return noteFigure(description, params);
  const gap = 20;
  const key = keyMarks(keyItems(rows, params), params);
  const top = key.height + 8;
  // Below each other on a narrow page, unless they are too high for a sheet.
  const stacked = top + 2 * (params.width + 20) + gap;
  const columns = isNarrow(params) && stacked <= (params.maxHeight ?? Infinity) ? 1 : 2;
  const width = columns === 1 ? params.width : Math.min(490, (params.width - gap) / 2);
  const height = width + 20;
  const panels = (['pr', 'roc'] as const).map((curve, i) => {
    const [column, line] = columns === 1 ? [0, i] : [i, 0];
    const place = { x: column * (width + gap), y: top + line * (height + gap), width, height };
    return { ...place, svg: curvePanel(rows, curve, place, params) };
  });
  return panelFigure(
    panels,
    { height: panels.at(-1)!.y + height, marks: key.marks, description },
    params,
  );
}
