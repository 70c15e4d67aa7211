import * as Plot from '@observablehq/plot';
import type { GroupGapRow, TaskGapRow } from '@/lib/scoring/result-tables';
import { tickRoom } from './core/axes';
import { formatScore, formatSigned } from './core/format';
import { keyMarks } from './core/key';
import { extent } from './core/numbers';
import { type FigureParams, FONT } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, textWidth } from './core/text';
import { tipOptions } from './core/tip';

/** One step of a gap, as far as it is drawn. */
type GapRow = Pick<TaskGapRow, 'start' | 'change' | 'lower' | 'upper' | 'end'> & {
  readonly step: TaskGapRow['step'] | GroupGapRow['step'];
};

export interface TaskGapParams extends FigureParams {
  /** The mean that is compared: `mAP`. */
  readonly metric: string;
  readonly task: string;
  readonly second: string;
  /** The team; null for the mean of teams. */
  readonly team: string | null;
}

/** What each step changes, as the name of its row. */
const NAMES: Readonly<Record<GapRow['step'], string>> = {
  classes: 'Only shared classes',
  images: 'Only shared images',
  labels: 'Second labels',
  prevalence: 'Prevalence',
  'case mix': 'Case mix',
  rest: 'Rest',
};

interface Bar {
  readonly name: string;
  readonly team?: string;
  readonly from: number;
  readonly to: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly total: boolean;
}

const subject = ({ metric, team }: Pick<TaskGapParams, 'metric' | 'team'>) =>
  `${metric} of ${team === null ? 'all teams with both tasks' : shortName(team)}`;

/** One sentence for those who cannot see the figure. */
export function describeTaskGap(
  rows: readonly GapRow[],
  params: Pick<TaskGapParams, 'metric' | 'task' | 'second' | 'team'>,
): string {
  const [first] = rows;
  if (!first) return 'No team has predictions for images that both tasks share.';
  const steps = rows.flatMap(({ step, change }) =>
    change === null ? [] : [`${NAMES[step].toLowerCase()} ${formatSigned(change)}`],
  );
  const end =
    first.end === null ? '' : ` to ${formatScore(first.end)} on ${shortName(params.second)}`;
  return (
    `${subject(params)}: from ${formatScore(first.start)} on ${shortName(params.task)}${end}; ` +
    `${steps.join(', ')}.`
  );
}

/** The first mean, each step from where the one before ended, and the second mean. */
function barsOf(rows: readonly GapRow[], { task, second, team }: TaskGapParams): Bar[] {
  const about = team === null ? {} : { team };
  const whole = { ...about, lower: null, upper: null, total: true };
  const start = rows[0]!.start ?? 0;
  let at = start;
  const steps = rows.flatMap(({ step, change, lower, upper }): Bar[] => {
    if (change === null) return [];
    const from = at;
    at += change;
    const ends = { lower: lower && from + lower, upper: upper && from + upper };
    return [{ name: NAMES[step], ...about, from, to: at, ...ends, total: false }];
  });
  const { end } = rows[0]!;
  return [
    { name: shortName(task), from: 0, to: start, ...whole },
    ...steps,
    ...(end === null ? [] : [{ name: `${shortName(second)} `, from: 0, to: end, ...whole }]),
  ];
}

/** A waterfall chart: the steps from a mean on one task to that on another, with intervals. */
export function taskGapFigure(rows: readonly GapRow[], params: TaskGapParams): SVGSVGElement {
  const description = describeTaskGap(rows, params);
  if (rows.length === 0) return noteFigure(description, params);
  const { ink, neutral, muted, surface, ramp } = params.theme.colours;
  const bars = barsOf(rows, params);
  const layout = rowLayout(
    bars.map(({ name }) => name),
    params,
    { kind: 'class', step: 28, other: bars.map(({ name }) => name) },
  );
  // The tick at 0 has half of its text beyond the axis.
  const marginLeft = Math.max(layout.marginLeft, tickRoom('0.000'));
  const marginRight = textWidth('+0.000', FONT) + 12;
  const [, high] = extent([0, ...bars.flatMap(({ from, to, upper }) => [from, to, upper ?? 0])])!;
  const y = (bar: Bar) => layout.at(bar.name)!;
  const half = 0.3 * (layout.above ? 0.55 : 1);
  const value = ({ total, from, to }: Bar) => (total ? formatScore(to) : formatSigned(to - from));
  const interval = bars.filter(({ lower }) => lower !== null);
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          { label: 'mean', style: { colour: neutral, symbol: 'circle' }, shape: 'line' },
          { label: 'step', style: { colour: ramp[4]!, symbol: 'circle' }, shape: 'line' },
          {
            label: '95 % interval, other images',
            style: { colour: ink, symbol: 'circle' },
            shape: 'line',
          },
        ],
        params,
      ),
      marginLeft,
      marginRight,
      x: { domain: [0, high * 1.02 || 1] },
      axis: { label: subject(params), ticks: 5, format: (tick) => formatScore(tick) },
      behind: layout.lines,
      marks: [
        Plot.link(bars.slice(0, -1), {
          x1: 'to',
          x2: 'to',
          y1: y,
          y2: (bar: Bar) => y(bar) + 1,
          stroke: muted,
          strokeOpacity: 0.6,
        }),
        tagged.rect(bars, {
          x1: (bar: Bar) => Math.min(bar.from, bar.to),
          x2: (bar: Bar) => Math.max(bar.from, bar.to),
          y1: (bar: Bar) => y(bar) - half,
          y2: (bar: Bar) => y(bar) + half,
          fill: (bar: Bar) => (bar.total ? neutral : ramp[4]!),
          title: (bar: Bar) => `${bar.name.trim()}: ${value(bar)}`,
          tip: tipOptions(params),
        }),
        tagged.link(interval, {
          x1: 'lower',
          x2: 'upper',
          y1: y,
          y2: y,
          stroke: ink,
          strokeWidth: 1.5,
        }),
        tagged.text(bars, {
          y,
          text: value,
          frameAnchor: 'right',
          textAnchor: 'end',
          dx: marginRight - 4,
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
