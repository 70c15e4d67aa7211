import * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { tickRoom } from './core/axes';
import { countOf, formatSigned } from './core/format';
import { bandItems, keyMarks } from './core/key';
import { fitPair } from './core/names';
import { extent } from './core/numbers';
import { type FigureParams, FONT } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { bandStyle, bandsIn } from './core/styles';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, textWidth } from './core/text';
import { tipOptions } from './core/tip';

/** What a class adds to the difference of two teams' means. */
export interface CarriedRow {
  readonly class: string;
  readonly band: Band | null;
  /** The class's own difference, divided by the number of classes. */
  readonly contribution: number;
}

export interface CarriedDifferenceParams extends FigureParams {
  /** The mean whose difference the contributions add up to: `mAP`. */
  readonly metric: string;
  readonly team: string;
  readonly other: string;
  /** How many classes are named; the others share a row. */
  readonly named?: number;
}

interface Step {
  readonly name: string;
  readonly class?: string;
  readonly band?: Band | null;
  readonly from: number;
  readonly to: number;
  readonly total: boolean;
}

const NAMED = 12;
const TOTAL = 'Total';

function bySize(rows: readonly CarriedRow[]): CarriedRow[] {
  return rows.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

const sum = (rows: readonly CarriedRow[]) =>
  rows.reduce((total, row) => total + row.contribution, 0);

/** `mAP of Team A minus Team B` */
function titleOf({
  metric,
  team,
  other,
}: Pick<CarriedDifferenceParams, 'metric' | 'team' | 'other'>): string {
  return `${metric} of ${shortName(team)} minus ${shortName(other)}`;
}

/** One sentence for those who cannot see the figure. */
export function describeCarriedDifference(
  rows: readonly CarriedRow[],
  params: Pick<CarriedDifferenceParams, 'metric' | 'team' | 'other'>,
): string {
  const title = titleOf(params);
  if (rows.length === 0) return 'No class to compare.';
  const most = bySize(rows).slice(0, 3);
  const names = most.map((row) => `${shortName(row.class)} (${formatSigned(row.contribution, 4)})`);
  return `${title} is ${formatSigned(sum(rows), 4)}; the largest contributions are ${names.join(', ')}.`;
}

/** The largest contributions one after another, the others together, and their sum. */
function stepsOf(rows: readonly CarriedRow[], named: number): Step[] {
  const sorted = bySize(rows);
  const count = sorted.length > named + 1 ? named : sorted.length;
  let at = 0;
  const steps = sorted.slice(0, count).map((row): Step => {
    const from = at;
    at += row.contribution;
    return { name: row.class, class: row.class, band: row.band, from, to: at, total: false };
  });
  const rest = sorted.slice(count);
  if (rest.length > 0) {
    const name = `Other ${rest.length} classes`;
    steps.push({ name, from: at, to: at + sum(rest), total: false });
  }
  return [...steps, { name: TOTAL, from: 0, to: sum(rows), total: true }];
}

/** A waterfall chart: which classes the difference between two means is made of. */
export function carriedDifferenceFigure(
  rows: readonly CarriedRow[],
  params: CarriedDifferenceParams,
): SVGSVGElement {
  const description = describeCarriedDifference(rows, params);
  if (rows.length === 0) return noteFigure(description, params);
  const { theme, metric } = params;
  const title = titleOf(params);
  const { ink, neutral, muted, surface } = theme.colours;
  const steps = stepsOf(rows, params.named ?? NAMED);
  const layout = rowLayout(
    steps.map((step) => step.name),
    params,
    {
      kind: 'class',
      step: 20,
      other: steps.filter((step) => step.class === undefined).map((step) => step.name),
    },
  );
  const marginRight = tickRoom('+0.000');
  const marginLeft = Math.max(layout.marginLeft, marginRight);
  const room = params.width - marginLeft - marginRight;
  const [low, high] = extent([0, ...steps.flatMap((step) => [step.from, step.to])])!;
  const label = (textWidth('+0.0000', FONT) + 10) / room;
  const span = (high - low || 0.001) / (1 - 2 * label);
  const y = (step: Step) => layout.at(step.name)!;
  const half = 0.32 * (layout.above ? 0.55 : 1);
  const axis = fitPair(
    [params.team, params.other],
    (one, two) => `${metric} of ${one} minus ${two}, by class`,
    { width: room, fontSize: FONT },
    { all: params.teams, kind: 'teams' },
  );
  const value = (step: Step) => step.to - step.from;
  const labels = (side: 1 | -1) => {
    const data = steps.filter((step) => (value(step) < 0 ? -1 : 1) === side);
    return tagged.text(data, {
      x: 'to',
      y,
      text: (step: Step) => formatSigned(value(step), 4),
      textAnchor: side > 0 ? 'start' : 'end',
      dx: 6 * side,
      fill: ink,
      stroke: surface,
      strokeWidth: 3,
    });
  };
  return rowPlot(
    {
      layout,
      key: keyMarks(bandItems(rows, theme), params),
      marginLeft,
      marginRight,
      x: { domain: [low - span * label, high + span * label] },
      axis: {
        label: axis.text,
        ticks: 4,
        format: (tick) => formatSigned(tick),
      },
      behind: layout.lines,
      marks: [
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        Plot.link(steps.slice(0, -1), {
          x1: 'to',
          x2: 'to',
          y1: y,
          y2: (step: Step) => y(step) + 1,
          stroke: muted,
          strokeOpacity: 0.6,
        }),
        tagged.rect(steps, {
          x1: (step: Step) => Math.min(step.from, step.to),
          x2: (step: Step) => Math.max(step.from, step.to),
          y1: (step: Step) => y(step) - half,
          y2: (step: Step) => y(step) + half,
          fill: (step: Step) => {
            if (step.total) return ink;
            return step.class ? bandStyle(step.band ?? null, theme).colour : neutral;
          },
          title: (step: Step) =>
            `${shortName(step.name)}: ${formatSigned(value(step), 4)} of ${title}`,
          tip: tipOptions(params),
        }),
        labels(1),
        labels(-1),
      ],
      note: axis.note,
      description,
    },
    params,
  );
}

/** `3 head classes +0.001`, one for each band, for a line of text near the figure. */
export function carriedByBand(
  rows: readonly CarriedRow[],
  bands: readonly Band[],
): readonly string[] {
  return [...bandsIn(rows, { bands }), null].flatMap((band) => {
    const own = rows.filter((row) => row.band === band);
    if (own.length === 0) return [];
    const name = band ?? 'other';
    return [`${countOf(own.length, `${name} class`)} ${formatSigned(sum(own), 4)}`];
  });
}
