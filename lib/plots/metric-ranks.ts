import type * as Plot from '@observablehq/plot';
import type { MetricRankRow } from '@/lib/scoring/result-tables';
import { countOf, formatScore } from './core/format';
import { footnote } from './core/key';
import { fitNames } from './core/names';
import { joinNotes, pageNote, pageOf } from './core/pages';
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

/** Px from rank to rank, and where there is little room. */
const STEP = 24;
const LEAST_STEP = 14;
const HEAD = 40;

type Placed = MetricRankRow & Tags & { readonly x: number };

/** The rows at the places of their statistics, and the steps of each team from one to the next. */
function placesOf(rows: readonly MetricRankRow[], metrics: MetricRanksParams['metrics']) {
  const place = new Map(metrics.map(({ name }, index) => [name, index]));
  const placed = rows.flatMap((row): Placed[] => {
    const x = place.get(row.metric);
    return x === undefined ? [] : [{ ...row, x }];
  });
  const steps = placed.flatMap((row) => {
    const next = placed.find((other) => other.team === row.team && other.x === row.x + 1);
    return next ? [{ team: row.team, x1: row.x, x2: next.x, y1: row.rank, y2: next.rank }] : [];
  });
  return { placed, steps };
}

/** The ranks on this page from top to bottom, and the note and height that follow. */
function ranksOf(most: number, remark: string, params: MetricRanksParams) {
  const all = Array.from({ length: most }, (_, i) => i + 1);
  // One line more for the note on ranks.
  const margins = HEAD + footnote(remark, params).height + 16;
  const fitting = ((params.pageHeight ?? Infinity) - margins) / LEAST_STEP;
  const page = pageOf(all, Math.floor(Math.min(most, fitting)), params.page);
  const note = footnote(joinNotes(pageNote('Ranks', page), remark), params);
  const count = page.items.length;
  const room = ((params.maxHeight ?? Infinity) - margins) / count;
  const step = Math.max(LEAST_STEP, Math.min(STEP, room));
  const [first, last] = [page.items[0]!, page.items.at(-1)!];
  return {
    pages: page.pages,
    domain: [first - 0.5, last + 0.5],
    isShown: ({ rank }: MetricRankRow) => rank >= first && rank <= last,
    note,
    height: HEAD + count * step + note.height,
  };
}

/** The titles of the statistics above their columns, every other one a line higher where they would meet. */
function titleMarks(
  { metrics, theme }: Pick<MetricRanksParams, 'metrics' | 'theme'>,
  column: number,
  widest: number,
): Plot.Markish {
  const isTight = column < 100;
  const room = Math.min(widest, (isTight ? 2 : 1) * column - 8);
  const titles = metrics.map(({ title }, x) => ({ x, title }));
  return [0, 1].map((odd) =>
    tagged.text(
      titles.filter(({ x }) => x % 2 === odd),
      {
        x: 'x',
        frameAnchor: 'top',
        dy: odd === 1 && isTight ? -26 : -10,
        text: ({ title }: { title: string }) => fitText(title, room, SMALL_FONT),
        fill: theme.colours.muted,
        fontSize: SMALL_FONT,
      },
    ),
  );
}

/** A column for each statistic, teams joined by lines from rank to rank. */
export function metricRanksFigure(
  rows: readonly MetricRankRow[],
  params: MetricRanksParams,
): SVGSVGElement {
  const description = describeMetricRanks(rows, params);
  const metrics = params.metrics.filter(({ name }) => rows.some((row) => row.metric === name));
  if (metrics.length === 0) return noteFigure(description, params);
  const teams = teamsOf(rows, params.teams);
  const style = teamStyles(params.teams ?? teams, params.theme);
  const { placed, steps } = placesOf(rows, metrics);
  const share = isNarrow(params) ? 0.22 : 0.2;
  const room = Math.min(params.width * share, widestText(teams, SMALL_FONT)) + 36;
  const names = fitNames(teams, { width: room - 34, fontSize: SMALL_FONT }, 'teams');
  const remark = joinNotes('Means over classes; rank 1 is the best.', names.note);
  const most = Math.max(...rows.map((row) => row.rank));
  const { pages, domain, isShown, note, height } = ranksOf(most, remark, params);
  const last = metrics.length - 1;
  const nameMarks = (x: number, side: 'left' | 'right') =>
    tagged.text(
      placed.filter((row) => row.x === x && isShown(row)),
      {
        x: 'x',
        y: 'rank',
        text: (row: Placed) => {
          const name = names.of(row.team);
          return side === 'left' ? `${name}  ${row.rank}` : `${row.rank}  ${name}`;
        },
        textAnchor: side === 'left' ? 'end' : 'start',
        dx: side === 'left' ? -10 : 10,
        fill: params.theme.colours.ink,
        fontSize: SMALL_FONT,
      },
    );
  const svg = plotSvg(
    {
      height,
      marginTop: HEAD,
      marginBottom: note.height,
      marginLeft: room,
      marginRight: room,
      x: { type: 'linear', domain: [0, Math.max(1, last)], axis: null },
      y: { type: 'linear', domain, reverse: true, axis: null },
      marks: [
        titleMarks({ ...params, metrics }, (params.width - 2 * room) / Math.max(1, last), 2 * room),
        tagged.link(steps, {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          stroke: (step: { team: string }) => style(step.team).colour,
          strokeWidth: 1.75,
          strokeOpacity: 0.7,
          clip: pages > 1,
        }),
        points(
          placed.filter(isShown),
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
        last > 0 ? nameMarks(last, 'right') : null,
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, description, params, pages);
}
