import * as Plot from '@observablehq/plot';
import { countOf, formatPercent, formatPercentTick, formatScore } from './core/format';
import { worded } from './core/item';
import { keyMarks } from './core/key';
import { type FigureParams, isNarrow } from './core/params';
import { scatterPlot } from './core/scatter-plot';
import { noteFigure } from './core/svg';
import { shortName } from './core/text';
import type { ShownThreshold } from './core/threshold';
import { tipOptions } from './core/tip';

/** Images of one label whose scores lie in a bin. */
export interface DistributionBin {
  readonly label: 0 | 1;
  readonly from: number;
  readonly to: number;
  readonly images: number;
  /** Of the images of the label. */
  readonly share: number;
}

export interface ScoreDistributionParams extends FigureParams {
  /** The class and the team. */
  readonly subject: string;
  readonly team: string;
  readonly scale: 'linear' | 'log';
  /** Scores above it are called positive. */
  readonly threshold: ShownThreshold;
}

const LABELS = ['negatives', 'positives'] as const;

/** The end of the bin in which the middle image of a label lies; null without images. */
function medianBin(bins: readonly DistributionBin[], label: 0 | 1): DistributionBin | null {
  let share = 0;
  for (const bin of bins) {
    if (bin.label !== label) continue;
    share += bin.share;
    if (share >= 0.5 - 1e-12) return bin;
  }
  return null;
}

/** One sentence for those who cannot see the figure. */
export function describeScoreDistribution(
  bins: readonly DistributionBin[],
  { subject, team }: Pick<ScoreDistributionParams, 'subject' | 'team'>,
): string {
  const [negative, positive] = [medianBin(bins, 0), medianBin(bins, 1)];
  if (!negative || !positive) {
    return `No distribution is known of scores of ${shortName(team)} for ${shortName(subject)}.`;
  }
  const range = ({ from, to }: DistributionBin) => `${formatScore(from)} to ${formatScore(to)}`;
  return (
    `The median score of ${shortName(team)} for ${shortName(subject)} is in ${range(positive)} for ` +
    `positive ${worded('images')}, in ${range(negative)} for negative ones.`
  );
}

/** Negatives and positives of a class by score: the share of each label's images in each bin. */
export function scoreDistributionFigure(
  bins: readonly DistributionBin[],
  params: ScoreDistributionParams,
): SVGSVGElement {
  const description = describeScoreDistribution(bins, params);
  if (bins.length === 0) return noteFigure(description, params);
  const { theme, scale, threshold, subject } = params;
  const { ink, neutral, ramp } = theme.colours;
  const colours = [neutral, ramp[4]!] as const;
  const least = Math.min(...bins.filter(({ from }) => from > 0).map(({ from }) => from));
  // The first bin of a logarithmic axis begins at 0: it is drawn half as wide as a decade's third.
  const low = scale === 'log' ? least / 1.6 : 0;
  const most = 1.05 * Math.max(...bins.map(({ share }) => share));
  const title = ({ label, from, to, images, share }: DistributionBin) =>
    `${countOf(images, LABELS[label].slice(0, -1))} (${formatPercent(share)}) with a score above ${formatScore(from)}, up to ${formatScore(to)}`;
  const rect = (label: 0 | 1) =>
    Plot.rect(
      bins.filter((bin) => bin.label === label && bin.images > 0),
      {
        x1: ({ from }: DistributionBin) => Math.max(low, from),
        x2: 'to',
        y1: 0,
        y2: 'share',
        fill: colours[label],
        fillOpacity: label === 1 ? 0.55 : 0.45,
        stroke: colours[label],
        strokeWidth: 0.75,
        title,
        tip: tipOptions(params),
      },
    );
  const isThresholdShown = threshold !== 'tuned' && threshold > low && threshold < 1;
  return scatterPlot(
    {
      key: keyMarks(
        [
          ...LABELS.map((name, label) => ({
            label: name,
            style: { colour: colours[label]!, symbol: 'square' as const },
          })),
          { label: 'threshold', style: { colour: ink, symbol: 'circle' }, shape: 'dashed' },
        ],
        params,
      ),
      marginLeft: 52,
      marginRight: 20,
      height: isNarrow(params) ? 240 : 300,
      x: {
        type: scale,
        domain: [low, 1],
        axis: { label: `Score, ${shortName(subject)}` },
      },
      y: {
        type: 'linear',
        domain: [0, most],
        axis: {
          label: `Share of the ${worded('images')} of a label, %`,
          ticks: 5,
          format: formatPercentTick,
        },
      },
      ...(scale === 'log' && {
        note: `The first bin holds all scores up to ${formatScore(least)}.`,
      }),
      description,
    },
    ({ note }) => [
      rect(0),
      rect(1),
      isThresholdShown
        ? Plot.ruleX([threshold], { stroke: ink, strokeDasharray: '4,3', strokeWidth: 1.25 })
        : null,
      note,
    ],
    params,
  );
}
