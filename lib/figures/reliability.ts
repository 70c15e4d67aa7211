import { finish, plotSvg } from './draw';
import { type FigureParams, isNarrow } from './figure-params';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { extent } from './numbers';
import { composePanels, panelGrid } from './panels';
import { histogramPanel, reliabilityPanel } from './reliability-panels';
import { filled, type ReliabilityRow } from './reliability-rows';
import { teamStyles } from './team-style';

export interface ReliabilityParams extends FigureParams {
  /** Scores and rates on a linear scale, or on a log scale for rare classes. */
  readonly scale?: 'linear' | 'log';
  /** Expected calibration error of each series, to be named in its title. */
  readonly ece?: ReadonlyMap<string, number | null>;
  /** What the rows are about: a class, a band, or all classes pooled. */
  readonly subject?: string;
}

/** One sentence for those who cannot see the figure. */
export function describeReliability(
  rows: readonly ReliabilityRow[],
  params?: Pick<ReliabilityParams, 'subject'>,
): string {
  const known = filled(rows);
  if (known.length === 0) return 'No bin holds an image: there is no calibration to show.';
  const gap = (row: ReliabilityRow) => Math.abs(row.positive_rate! - row.mean_score!);
  const worst = known.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  const about = params?.subject ? ` of ${params.subject}` : '';
  const series = new Set(rows.map((row) => row.series)).size;
  return (
    `Reliability${about} for ${countOf(series, 'series', 'series')}: the widest gap is in ${worst.series}, ` +
    `mean score ${formatScore(worst.mean_score)} against a positive rate of ` +
    `${formatScore(worst.positive_rate)} over ${countOf(worst.count, 'image')}.`
  );
}

/** Both axes of the diagram; on a log scale from below the least rate or score above 0. */
function scoreScale(rows: readonly ReliabilityRow[], params: ReliabilityParams) {
  if (params.scale !== 'log') return { type: 'linear', domain: [0, 1] } as const;
  const known = filled(rows).flatMap((row) => [row.mean_score!, row.positive_rate!]);
  const least = extent(known.filter((value) => value > 0))?.[0] ?? 0.01;
  return { type: 'log', domain: [Math.min(0.1, least / 1.8), 1] } as const;
}

const GAP = 14;

/**
 * Reliability diagram of each series: observed rate of positives against mean score in each bin,
 * the gap to the diagonal, and below it how many images each bin holds, on a log axis.
 */
export function reliabilityFigure(
  rows: readonly ReliabilityRow[],
  params: ReliabilityParams,
): SVGSVGElement {
  if (filled(rows).length === 0) return noteFigure(describeReliability([]), params);
  const series = [...new Set(rows.map((row) => row.series))];
  const style = teamStyles([...(params.teams ?? []), ...series], params.theme);
  const smallest = series.length > 12 ? 150 : isNarrow(params) ? 250 : 225;
  const columns = Math.max(1, Math.floor((params.width + GAP) / (smallest + GAP)));
  const grid = panelGrid(series.length, columns, params.width, GAP);
  const width = Math.min(grid.width, 420);
  const scale = scoreScale(rows, params);
  const most = extent(rows.map((row) => row.count))?.[1] ?? 1;
  const counts: [number, number] = [0.7, Math.max(10, most * 1.6)];
  const upper = width + 10;
  const lower = 118;
  const place = (index: number) => ({
    x: (index % Math.min(columns, series.length)) * (width + GAP),
    y: grid.row(index) * (upper + lower + GAP),
  });
  const panels = series.flatMap((name, index) => {
    const own = rows.filter((row) => row.series === name);
    const { x, y } = place(index);
    const ece = params.ece?.get(name);
    const shared = { name, style: style(name), width, scale, params } as const;
    const title = ece === undefined ? name : `${name}, ECE ${formatScore(ece)}`;
    return [
      { svg: reliabilityPanel(filled(own), { ...shared, title, height: upper }), x, y },
      { svg: histogramPanel(own, { ...shared, counts, height: lower }), x, y: y + upper },
    ];
  });
  const height = grid.rows * (upper + lower + GAP) - GAP;
  const frame = plotSvg({ height, margin: 0, marks: [] }, params);
  return finish(composePanels(frame, panels, params), describeReliability(rows, params), params);
}
