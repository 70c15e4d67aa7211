import { countOf, formatScore, formatSmallScore } from './core/format';
import { worded } from './core/item';
import { extent, greatest } from './core/numbers';
import { panelFigure, panelGrid } from './core/panels';
import { type FigureParams, isNarrow } from './core/params';
import { teamStyles } from './core/styles';
import { noteFigure } from './core/svg';
import { shortName } from './core/text';
import {
  filled,
  histogramPanel,
  type ReliabilityRow,
  reliabilityPanel,
} from './reliability-panels';

export interface ReliabilityParams extends FigureParams {
  /** Scores and rates on a linear scale, or on a log scale for rare classes. */
  readonly scale?: 'linear' | 'log';
  /** Expected calibration error of each series, to be named in its title. */
  readonly ece?: ReadonlyMap<string, number | null>;
  /** What the rows are about: a class, a band, or all classes pooled. */
  readonly subject?: string;
  /** What the rows' `consistent` ranges are. */
  readonly note?: string;
}

/** One sentence for those who cannot see the figure. */
export function describeReliability(
  rows: readonly ReliabilityRow[],
  params?: Pick<ReliabilityParams, 'subject'>,
): string {
  const known = filled(rows);
  if (known.length === 0) return worded('No bin has an image, so there is no calibration to show.');
  const worst = greatest(known, (row) => row.count * Math.abs(row.positive_rate - row.mean_score));
  const about = params?.subject ? ` of ${params.subject}` : '';
  const series = new Set(rows.map((row) => row.series)).size;
  return (
    `Reliability${about} for ${countOf(series, 'series', 'series')}: the largest gap, weighted by ${worded('images')}, is in ${worst.series}, ` +
    `mean score ${formatScore(worst.mean_score)} against a positive rate of ` +
    `${formatScore(worst.positive_rate)} over ${worded(countOf(worst.count, 'image'))}.`
  );
}

/** Both axes of the diagram; on a log scale from below the least rate or score above 0. */
function scoreScale(rows: readonly ReliabilityRow[], params: ReliabilityParams) {
  if (params.scale !== 'log') return { type: 'linear', domain: [0, 1] } as const;
  const known = filled(rows).flatMap((row) => [row.mean_score, row.positive_rate]);
  const least = extent(known.filter((value) => value > 0))?.[0] ?? 0.01;
  return { type: 'log', domain: [Math.min(0.1, least / 1.8), 1] } as const;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 14;
const HISTOGRAM = 122;

/** Least width of a diagram in px, whatever the height of the figure. */
const SMALLEST = 110;

/** A diagram for each series with its histogram below, or at the right of a single one if wide. */
function panelPlaces(count: number, params: ReliabilityParams) {
  const total = params.width;
  if (count === 1 && total >= 760) {
    const width = Math.min(480, (total - GAP) / 2);
    const height = width + 32;
    return {
      height,
      beside: true,
      diagram: (): Place => ({ x: 0, y: 0, width, height }),
      histogram: (): Place => ({ x: width + GAP, y: 0, width: total - width - GAP, height }),
    };
  }
  const isNarrowPage = isNarrow(params);
  const isMany = count > (isNarrowPage ? 4 : 12);
  const smallest = isMany ? 150 : isNarrowPage ? 250 : 225;
  const gridOf = (columns: number) => {
    const grid = panelGrid(count, columns, total, GAP);
    const square = grid.width + 14;
    return { ...grid, square, step: square + HISTOGRAM + GAP };
  };
  let columns = Math.max(1, Math.floor((total + GAP) / (smallest + GAP)));
  const most = Math.floor((total + GAP) / (SMALLEST + GAP));
  const tooHigh = (height: number) => height > (params.maxHeight ?? Infinity);
  while (columns < most && tooHigh(gridOf(columns).rows * gridOf(columns).step)) columns++;
  const { square, step, ...grid } = gridOf(columns);
  const at = (index: number) => ({ x: grid.x(index), width: grid.width });
  return {
    height: grid.rows * step - GAP,
    beside: false,
    diagram: (i: number): Place => ({ ...at(i), y: grid.row(i) * step, height: square }),
    histogram: (i: number): Place => ({
      ...at(i),
      y: grid.row(i) * step + square,
      height: HISTOGRAM,
    }),
  };
}

/**
 * Reliability diagram of each series: observed rate of positives against mean score in each bin,
 * the gap to the diagonal, and below it the number of images in each bin, on a log axis.
 */
export function reliabilityFigure(
  rows: readonly ReliabilityRow[],
  params: ReliabilityParams,
): SVGSVGElement {
  const description = describeReliability(rows, params);
  if (filled(rows).length === 0) return noteFigure(description, params);
  const series = [...new Set(rows.map((row) => row.series))];
  const style = teamStyles([...(params.teams ?? []), ...series], params.theme);
  const scale = scoreScale(rows, params);
  const most = extent(rows.map((row) => row.count))?.[1] ?? 1;
  const counts: [number, number] = [0.7, Math.max(10, most * 1.6)];
  const grid = panelPlaces(series.length, params);
  const panels = series.flatMap((name, index) => {
    const own = rows.filter((row) => row.series === name);
    const diagram = grid.diagram(index);
    const histogram = grid.histogram(index);
    const ece = params.ece?.get(name);
    const shared = { name, style: style(name), scale, beside: grid.beside, params } as const;
    const title = ece === undefined ? name : `${shortName(name)}, ECE ${formatSmallScore(ece)}`;
    return [
      { svg: reliabilityPanel(own, { ...shared, ...diagram, title }), ...diagram },
      { svg: histogramPanel(own, { ...shared, ...histogram, counts }), ...histogram },
    ];
  });
  return panelFigure(panels, { height: grid.height, note: params.note, description }, params);
}
