import { countOf, formatScore, formatSmallScore } from './core/format';
import { worded } from './core/item';
import { fitNames } from './core/names';
import { extent, greatest } from './core/numbers';
import { joinNotes, pageNote, pageOf } from './core/pages';
import { panelFigure, panelGrid } from './core/panels';
import { type FigureParams, FONT, isNarrow } from './core/params';
import { teamStyles } from './core/styles';
import { noteFigure } from './core/svg';
import { shortName } from './core/text';
import {
  filled,
  histogramPanel,
  type ReliabilityRow,
  reliabilityPanel,
  TITLE_MARGIN,
} from './reliability-panels';

export interface ReliabilityParams extends FigureParams {
  /** Scores and rates on a linear scale, or on a log scale for rare classes. */
  readonly scale?: 'linear' | 'log';
  /** Expected calibration error of each series, to be named in its title. */
  readonly ece?: ReadonlyMap<string, number | null>;
  /** How that error is called: `ECE`, or `pooled ECE` of all classes together. */
  readonly eceTitle?: string;
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
  const about = params?.subject ? `, for ${params.subject}` : '';
  const series = new Set(rows.map((row) => row.series)).size;
  return (
    `${shortName(worst.series)} has the largest gap, weighted by ${worded('images')}${about}: mean score ` +
    `${formatScore(worst.mean_score)} against a positive rate of ${formatScore(worst.positive_rate)} over ` +
    `${worded(countOf(worst.count, 'image'))} (${countOf(series, 'series', 'series')}).`
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
const SMALLEST = 150;

/**
 * A diagram for each series with its histogram below, or at the right of a single one if wide; `most`
 * is how many a page has room for.
 */
function panelPlaces(count: number, params: ReliabilityParams) {
  const total = params.width;
  if (count === 1 && total >= 760) {
    const width = Math.min(480, (total - GAP) / 2);
    const height = width + 32;
    return {
      height,
      most: 1,
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
  const rows = Math.max(1, Math.floor((params.pageHeight ?? Infinity) / step));
  const at = (index: number) => ({ x: grid.x(index), width: grid.width });
  return {
    height: grid.rows * step - GAP,
    most: rows * columns,
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
  const all = [...new Set(rows.map((row) => row.series))];
  const style = teamStyles([...(params.teams ?? []), ...all], params.theme);
  const scale = scoreScale(rows, params);
  const most = extent(rows.map((row) => row.count))?.[1] ?? 1;
  const counts: [number, number] = [0.7, Math.max(10, most * 1.6)];
  const page = pageOf(all, panelPlaces(all.length, params).most, params.page);
  const grid = panelPlaces(page.items.length, params);
  const width = grid.diagram(0).width - TITLE_MARGIN;
  const names = fitNames(all, { width, fontSize: FONT, weight: 'bold' }, 'teams');
  const panels = page.items.flatMap((name, index) => {
    const own = rows.filter((row) => row.series === name);
    const diagram = grid.diagram(index);
    const histogram = grid.histogram(index);
    const ece = params.ece?.get(name);
    const error = ece === undefined ? [] : [`${params.eceTitle ?? 'ECE'} ${formatSmallScore(ece)}`];
    const title = [names.of(name), ...error];
    const shared = { name, title, style: style(name), scale, beside: grid.beside, params } as const;
    return [
      { svg: reliabilityPanel(own, { ...shared, ...diagram }), ...diagram },
      { svg: histogramPanel(own, { ...shared, ...histogram, counts }), ...histogram },
    ];
  });
  const note = joinNotes(pageNote('Teams', page), names.note, params.note);
  const { height } = grid;
  return panelFigure(panels, { height, note, description, pages: page.pages }, params);
}
