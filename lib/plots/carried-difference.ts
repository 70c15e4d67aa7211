import * as Plot from '@observablehq/plot';
import { BANDS, type Band } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis } from './axes';
import { BAND_NAMES, bandStyle } from './band-style';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT } from './figure-params';
import { countOf, formatSigned } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { extent } from './numbers';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { fitText, textWidth } from './text-width';

/** What a class adds to the difference of two teams' means. */
export interface CarriedRow {
  readonly class: string;
  readonly band: Band | null;
  /** The class's own difference, divided by the number of classes. */
  readonly contribution: number;
}

export interface CarriedDifferenceParams extends FigureParams {
  /** What the contributions add up to: `mAP of Team A less Team B`. */
  readonly title: string;
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
const TOTAL = 'All together';

function bySize(rows: readonly CarriedRow[]): CarriedRow[] {
  return rows.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

const sum = (rows: readonly CarriedRow[]) =>
  rows.reduce((total, row) => total + row.contribution, 0);

/** One sentence for those who cannot see the figure. */
export function describeCarriedDifference(
  rows: readonly CarriedRow[],
  { title }: Pick<CarriedDifferenceParams, 'title'>,
): string {
  if (rows.length === 0) return 'No class carries a difference.';
  const most = bySize(rows).slice(0, 3);
  const names = most.map((row) => `${shortName(row.class)} (${formatSigned(row.contribution, 4)})`);
  return `${title} is ${formatSigned(sum(rows), 4)}; the classes that move it most are ${names.join(', ')}.`;
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
    const name = `The other ${rest.length} classes`;
    steps.push({ name, from: at, to: at + sum(rest), total: false });
  }
  return [...steps, { name: TOTAL, from: 0, to: sum(rows), total: true }];
}

/** A waterfall: which classes the difference between two means is made of. */
export function carriedDifferenceFigure(
  rows: readonly CarriedRow[],
  params: CarriedDifferenceParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure(describeCarriedDifference(rows, params), params);
  const { theme, title } = params;
  const { ink, grid, neutral, muted } = theme.colours;
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
  const bands = BANDS.filter((band) => rows.some((row) => row.band === band));
  const key = keyMarks(
    bands.map((band) => ({ band, label: BAND_NAMES[band], style: bandStyle(band, theme) })),
    params,
  );
  // A tick at the very end of the axis has half of its text beyond it.
  const tickRoom = textWidth('+0.000', FONT) / 2 + 3;
  const marginLeft = Math.max(layout.marginLeft, tickRoom);
  const room = params.width - marginLeft - tickRoom;
  const [low, high] = extent([0, ...steps.flatMap((step) => [step.from, step.to])])!;
  const label = (textWidth('+0.0000', FONT) + 10) / room;
  const span = (high - low || 0.001) / (1 - 2 * label);
  const y = (step: Step) => layout.at(step.name)!;
  const half = 0.32 * (layout.above ? 0.55 : 1);
  const colour = (step: Step) =>
    step.total ? ink : step.class ? bandStyle(step.band ?? null, theme).colour : neutral;
  const value = (step: Step) => step.to - step.from;
  const labels = (side: 1 | -1) => {
    const data = steps.filter((step) => (value(step) < 0 ? -1 : 1) === side);
    return Plot.text(
      data,
      tagged(data, {
        x: 'to',
        y,
        text: (step: Step) => formatSigned(value(step), 4),
        textAnchor: side > 0 ? 'start' : 'end',
        dx: 6 * side,
        fill: ink,
      }),
    );
  };
  const joined = steps.slice(0, -1);
  const marginTop = key.height + 10;
  const svg = plotSvg(
    {
      height: marginTop + layout.height + X_AXIS_ROOM,
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft,
      marginRight: tickRoom,
      x: { domain: [low - span * label, high + span * label] },
      y: layout.y,
      marks: [
        key.marks,
        Plot.ruleY(layout.named, { y: layout.at, stroke: grid }),
        xAxis(
          {
            label: fitText(`${title}, class by class`, room, FONT),
            ticks: 4,
            format: (tick) => formatSigned(tick),
          },
          params,
        ),
        layout.labels(theme),
        Plot.ruleX([0], { stroke: ink, strokeOpacity: 0.6 }),
        Plot.link(joined, {
          x1: 'to',
          x2: 'to',
          y1: y,
          y2: (step: Step) => y(step) + 1,
          stroke: muted,
          strokeOpacity: 0.6,
        }),
        Plot.rect(
          steps,
          tagged(steps, {
            x1: (step: Step) => Math.min(step.from, step.to),
            x2: (step: Step) => Math.max(step.from, step.to),
            y1: (step: Step) => y(step) - half,
            y2: (step: Step) => y(step) + half,
            fill: colour,
            title: (step: Step) =>
              `${shortName(step.name)}: ${formatSigned(value(step), 4)} of ${title}`,
            tip: tipOptions(params),
          }),
        ),
        labels(1),
        labels(-1),
      ],
    },
    params,
  );
  return finish(svg, describeCarriedDifference(rows, params), params);
}

/** `3 head classes +0.001`, one a band, for a line of text beside the figure. */
export function carriedByBand(rows: readonly CarriedRow[]): readonly string[] {
  return [...BANDS, null].flatMap((band) => {
    const own = rows.filter((row) => row.band === band);
    if (own.length === 0) return [];
    const name = band ?? 'other';
    return [
      `${countOf(own.length, `${name} class`, `${name} classes`)} ${formatSigned(sum(own), 4)}`,
    ];
  });
}
