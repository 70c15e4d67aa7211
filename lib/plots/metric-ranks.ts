import type { MetricRankRow } from '@/lib/scoring/result-tables';
import { countOf, formatScore } from './core/format';
import { footnote } from './core/key';
import { fitNames } from './core/names';
import { joinNotes } from './core/pages';
import { type FigureParams, isNarrow, SMALL_FONT } from './core/params';
import { teamStyles, teamsOf } from './core/styles';
import { finish, noteFigure, plotSvg, points } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { fitText, shortName, widestText } from './core/text';

export interface MetricRanksParams extends FigureParams {
  /** The statistics from left to right, with their titles. */
  readonly metrics: readonly { readonly name: string; readonly title: string }[];
}

/** One sentence for those who cannot see the figure. */
export function describeMetricRanks(
  rows: readonly MetricRankRow[],
  { metrics }: Pick<MetricRanksParams, 'metrics'>,
): string {
  const firsts = new Map<string, string[]>();
  for (const { name, title } of metrics) {
    const own = rows.filter((row) => row.metric === name && row.rank === 1);
    if (own.length === 0) continue;
    const names = own.map((row) => shortName(row.team)).join(', ');
    firsts.set(names, [...(firsts.get(names) ?? []), title]);
  }
  if (firsts.size === 0) return 'No team has a rank to show.';
  const teams = new Set(rows.map((row) => row.team)).size;
  const parts = [...firsts].map(([names, titles]) => `${names} by ${titles.join(', ')}`);
  return `First of ${countOf(teams, 'team')}: ${parts.join('; ')}.`;
}

const STEP = 24;
const HEAD = 40;

/** A column for each statistic, teams joined by lines from rank to rank. */
export function metricRanksFigure(
  rows: readonly MetricRankRow[],
  params: MetricRanksParams,
): SVGSVGElement {
  const description = describeMetricRanks(rows, params);
  const metrics = params.metrics.filter(({ name }) => rows.some((row) => row.metric === name));
  if (metrics.length === 0) return noteFigure(description, params);
  const { theme } = params;
  const { ink, muted } = theme.colours;
  const teams = teamsOf(rows, params.teams);
  const style = teamStyles(params.teams ?? teams, theme);
  const ranks = Math.max(...rows.map((row) => row.rank));
  const place = new Map(metrics.map(({ name }, index) => [name, index]));
  type Placed = MetricRankRow & Tags & { readonly x: number };
  const placed = rows.flatMap((row): Placed[] => {
    const x = place.get(row.metric);
    return x === undefined ? [] : [{ ...row, x }];
  });
  const steps = placed.flatMap((row) => {
    const next = placed.find((other) => other.team === row.team && other.x === row.x + 1);
    return next ? [{ team: row.team, x1: row.x, x2: next.x, y1: row.rank, y2: next.rank }] : [];
  });
  const share = isNarrow(params) ? 0.22 : 0.2;
  const room = Math.min(params.width * share, widestText(teams, SMALL_FONT)) + 36;
  const end = (x: number) => placed.filter((row) => row.x === x);
  const column = (params.width - 2 * room) / Math.max(1, metrics.length - 1);
  const isTight = column < 100;
  const titleRoom = Math.min(2 * room, (isTight ? 2 : 1) * column - 8);
  const names = fitNames(teams, { width: room - 34, fontSize: SMALL_FONT }, 'teams');
  const note = footnote(joinNotes('Means over classes; rank 1 is the best.', names.note), params);
  const height = HEAD + ranks * STEP + note.height;
  const nameMarks = (x: number, side: 'left' | 'right') =>
    tagged.text(end(x), {
      x: 'x',
      y: 'rank',
      text: (row: Placed) => {
        const name = names.of(row.team);
        return side === 'left' ? `${name}  ${row.rank}` : `${row.rank}  ${name}`;
      },
      textAnchor: side === 'left' ? 'end' : 'start',
      dx: side === 'left' ? -10 : 10,
      fill: ink,
      fontSize: SMALL_FONT,
    });
  const titles = metrics.map(({ title }, x) => ({ x, title }));
  const svg = plotSvg(
    {
      height,
      marginTop: HEAD,
      marginBottom: note.height,
      marginLeft: room,
      marginRight: room,
      x: { type: 'linear', domain: [0, Math.max(1, metrics.length - 1)], axis: null },
      y: { type: 'linear', domain: [0.5, ranks + 0.5], reverse: true, axis: null },
      marks: [
        // Neighbours would meet on a narrow page: every other title is a line higher.
        [0, 1].map((odd) =>
          tagged.text(
            titles.filter(({ x }) => x % 2 === odd),
            {
              x: 'x',
              frameAnchor: 'top',
              dy: odd === 1 && isTight ? -26 : -10,
              text: ({ title }: { title: string }) => fitText(title, titleRoom, SMALL_FONT),
              fill: muted,
              fontSize: SMALL_FONT,
            },
          ),
        ),
        tagged.link(steps, {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          stroke: (step: { team: string }) => style(step.team).colour,
          strokeWidth: 1.75,
          strokeOpacity: 0.7,
        }),
        points(
          placed,
          {
            x: 'x',
            y: 'rank',
            r: 4.5,
            style: (row) => style(row.team),
            title: (row) =>
              `${shortName(row.team)}: rank ${row.rank} by ${metrics[row.x]!.title} (${formatScore(row.value)})`,
          },
          params,
        ),
        nameMarks(0, 'left'),
        metrics.length > 1 ? nameMarks(metrics.length - 1, 'right') : null,
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, description, params);
}
