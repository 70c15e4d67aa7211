import * as Plot from '@observablehq/plot';
import { rampColour } from './core/colour';
import { countOf, formatCount, formatScore } from './core/format';
import { worded } from './core/item';
import { rampKey } from './core/key';
import { fitNames } from './core/names';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './core/params';
import { scatterPlot } from './core/scatter-plot';
import { noteFigure } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

/** Images whose scores by two teams lie in the same two bins. */
export interface TwoScoresCell extends Tags {
  /** Bins of the first team, and of the second. */
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly images: number;
  readonly positives: number;
  /** Images that the reader selected. */
  readonly selected: number;
}

/** By who calls an image positive. */
type Corner = 'neither' | 'onlyFirst' | 'onlySecond' | 'both';

export interface TwoScoresParams extends FigureParams {
  readonly subject: string;
  /** The teams at the x and y axis. */
  readonly first: string;
  readonly second: string;
  readonly scale: 'linear' | 'log';
  /** Ends of both axes. */
  readonly domain: readonly [number, number];
  /** Scores above it are called positive; null where there is not one for both teams. */
  readonly threshold: number | null;
  /** Images by who calls them positive. */
  readonly counts: Readonly<Record<Corner, number>>;
  /** What the images in each corner are, e.g. `fixed`; absent where labels differ within it. */
  readonly corners?: Readonly<Record<Corner, string>>;
}

const CORNERS: readonly (readonly [Corner, 'left' | 'right', 'top' | 'bottom'])[] = [
  ['neither', 'left', 'bottom'],
  ['onlyFirst', 'right', 'bottom'],
  ['onlySecond', 'left', 'top'],
  ['both', 'right', 'top'],
];

/** One sentence for those who cannot see the figure. */
export function describeTwoScores(
  cells: readonly TwoScoresCell[],
  { counts, ...params }: Pick<TwoScoresParams, 'subject' | 'first' | 'second' | 'counts'>,
): string {
  const [first, second] = [shortName(params.first), shortName(params.second)];
  const subject = shortName(params.subject);
  const all = cells.reduce((sum, { images }) => sum + images, 0);
  if (all === 0)
    return `${first} and ${second} have no scores of the same ${worded('images')} of ${subject}.`;
  return (
    `${subject}: ${first} and ${second} both call ${formatCount(counts.both)} of ${formatCount(all)} ${worded('images')} positive, ` +
    `only ${first} ${formatCount(counts.onlyFirst)}, only ${second} ${formatCount(counts.onlySecond)}.`
  );
}

/** What is in each corner, and how many. */
function cornerTexts(
  corners: Readonly<Record<Corner, string>>,
  counts: TwoScoresParams['counts'],
  { theme }: FigureParams,
): Plot.Markish {
  const { ink, surface } = theme.colours;
  return CORNERS.map(([corner, across, up]) =>
    Plot.text([`${corners[corner]}: ${formatCount(counts[corner])}`], {
      frameAnchor: `${up}-${across}`,
      dx: across === 'left' ? 6 : -6,
      dy: up === 'top' ? 6 : -6,
      fontSize: SMALL_FONT,
      fill: ink,
      stroke: surface,
      strokeWidth: 4,
    }),
  );
}

/** The scores of two teams for the images of a class: the darker a cell, the more images. */
export function twoScoresFigure(
  cells: readonly TwoScoresCell[],
  params: TwoScoresParams,
): SVGSVGElement {
  const description = describeTwoScores(cells, params);
  if (cells.length === 0) return noteFigure(description, params);
  const { theme, scale, domain, threshold, counts, corners } = params;
  const { ink, muted, ramp } = theme.colours;
  const most = Math.max(10, ...cells.map(({ images }) => images));
  // Half an image is the lower end: a cell of one image stands out from the page.
  const ends = [Math.log10(0.5), Math.log10(most)] as const;
  const colour = ({ images }: TwoScoresCell) =>
    rampColour(ramp, (Math.log10(images) - ends[0]) / (ends[1] - ends[0]));
  const title = ({ x1, x2, y1, y2, images, positives, selected }: TwoScoresCell) => {
    const range = (low: number, high: number) => `${formatScore(low)} to ${formatScore(high)}`;
    const own = selected > 0 ? `, ${formatCount(selected)} selected` : '';
    return (
      `${countOf(images, 'image')}, ${formatCount(positives)} labelled positive${own}: ` +
      `${shortName(params.first)} ${range(x1, x2)}, ${shortName(params.second)} ${range(y1, y2)}`
    );
  };
  const side = Math.min(params.width - 70, isNarrow(params) ? 320 : 420);
  const room = { width: side - 40, fontSize: FONT };
  const names = fitNames([params.first, params.second, ...(params.teams ?? [])], room);
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;
  const limit =
    threshold !== null && threshold > domain[0] && threshold < domain[1] ? threshold : null;
  const lines = { stroke: ink, strokeDasharray: '4,3', strokeWidth: 1.25 };
  return scatterPlot(
    {
      key: rampKey(
        {
          domain: [1, most],
          label: `${worded('Images')} in a cell (log scale)`,
          format: formatCount,
        },
        params,
      ),
      marginLeft: 56,
      marginRight: Math.max(14, params.width - 56 - side),
      height: side,
      x: { type: scale, domain, axis: { label: `Score, ${names.of(params.first)}`, room: side } },
      y: { type: scale, domain, axis: { label: `Score, ${names.of(params.second)}` } },
      note:
        limit !== null
          ? 'Dashed: the threshold. Diagonal: equal scores.'
          : 'Diagonal: equal scores.',
      description,
    },
    ({ note }) => [
      Plot.line([domain[0], domain[1]], {
        x: (v: number) => v,
        y: (v: number) => v,
        stroke: muted,
      }),
      tagged.rect(cells, { ...box, fill: colour, inset: 0.5, title, tip: tipOptions(params) }),
      tagged.rect(
        cells.filter(({ selected }) => selected > 0),
        { ...box, fill: 'none', stroke: ink, strokeWidth: 1.75, inset: 0.5 },
      ),
      limit === null ? null : [Plot.ruleX([limit], lines), Plot.ruleY([limit], lines)],
      limit !== null && corners ? cornerTexts(corners, counts, params) : null,
      note,
    ],
    params,
  );
}
