import type * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import { type Bar, barMarks, barsOf, type ErrorBars } from './core/error-bars';
import { countOf, formatScore } from './core/format';
import {
  bestValue,
  type ClassFacts,
  classSentence,
  fittingTitle,
  METRICS,
  metricPhrase,
} from './core/metrics';
import { extent, isKnown } from './core/numbers';
import { joinNotes } from './core/pages';
import { panelFigure } from './core/panels';
import { type FigureParams, FONT } from './core/params';
import { bandStyle, bandTitle, teamStyles, teamsOf } from './core/styles';
import { boldBest, noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { type PanelPlace, teamPanel, teamPanels, valuePanel } from './core/team-panels';
import { shortName, textWidth } from './core/text';
import { tipOptions } from './core/tip';

export type BandMetric = 'ap' | 'auroc' | 'f1' | 'fnr';

const MEAN_COLUMN = { ap: 'map', auroc: 'mauroc', f1: 'mf1', fnr: 'mfnr' } as const;

/** A row of `class_metrics`, as far as it is drawn. */
export type BandsClassRow = ClassFacts & Readonly<Record<BandMetric, number | null>>;

/** A row of `band_metrics`. */
export interface BandsBandRow
  extends Readonly<Record<(typeof MEAN_COLUMN)[BandMetric], number | null>> {
  readonly team: string;
  readonly band: Band;
  readonly classes: number;
}

export interface BandsRows {
  readonly classes: readonly BandsClassRow[];
  readonly bands: readonly BandsBandRow[];
  /** Published means of the bands, in place of means of the published band values. */
  readonly averages?: readonly { readonly team: string; readonly map: number }[];
}

export interface BandsParams extends FigureParams {
  readonly metric?: BandMetric;
  /** Intervals of the bands' means, and (`average`) of the mean of all bands. */
  readonly intervals?: ErrorBars;
}

interface Mean {
  readonly team: string;
  readonly band: Band | null;
  readonly classes: number;
  readonly value: number | null;
}

/** The means of one band, or (band null) of all bands: undefined if one of them is. */
function meansOf(
  rows: BandsRows,
  band: Band | null,
  metric: BandMetric,
  bands: readonly Band[],
): Mean[] {
  const column = MEAN_COLUMN[metric];
  if (band) {
    return rows.bands
      .filter((row) => row.band === band)
      .map((row) => ({ team: row.team, band, classes: row.classes, value: row[column] }));
  }
  return teamsOf(rows.bands).map((team) => {
    const own = bands.map((b) => rows.bands.find((row) => row.team === team && row.band === b));
    const values = own.map((row) => row?.[column]).filter(isKnown);
    const printed = metric === 'ap' ? rows.averages?.find((row) => row.team === team) : undefined;
    const mean =
      values.length === bands.length ? values.reduce((a, b) => a + b) / bands.length : null;
    const classes = own.reduce((sum, row) => sum + (row?.classes ?? 0), 0);
    return { team, band, classes, value: printed?.map ?? mean };
  });
}

/** The best of the means; null if none is known. */
function bestMean(means: readonly Mean[], metric: BandMetric): number | null {
  return bestValue(
    means.map((mean) => mean.value),
    METRICS[metric].lowerIsBetter,
  );
}

/** One sentence for those who cannot see the figure. */
export function describeBands(
  rows: BandsRows,
  { metric = 'ap', theme: { bands } }: Pick<BandsParams, 'metric' | 'theme'>,
): string {
  const parts = [...bands, null].flatMap((band) => {
    const means = meansOf(rows, band, metric, bands);
    const value = bestMean(means, metric);
    if (value === null) return [];
    const teams = means.filter((mean) => mean.value === value).map((mean) => mean.team);
    return [`${band ?? meanOfBands(bands)} ${teams.join(', ')} (${formatScore(value)})`];
  });
  if (parts.length === 0) return 'No band has a mean to show.';
  return `Best mean ${METRICS[metric].short} by band: ${parts.join('; ')}.`;
}

/** What resampling calls the mean of a metric over a band's classes. */
const RESAMPLED_MEAN = { ap: 'map', auroc: 'mauroc', f1: 'mf1', fnr: 'macro_fnr' } as const;

type BarOfMean = (mean: Pick<Mean, 'team' | 'band'>) => Bar | null;

function barsOfMeans({ intervals, metric }: BandsParams): BarOfMean {
  const find = barsOf(intervals);
  return ({ team, band }) => find(team, 'band', band ?? 'average', RESAMPLED_MEAN[metric ?? 'ap']);
}

/** `mean of the three`: the bands counted in words up to four. */
function meanOfBands(bands: readonly Band[]): string {
  return `mean of the ${['', 'one', 'two', 'three', 'four'][bands.length] ?? bands.length}`;
}

function meanSentence(
  mean: Mean,
  metric: BandMetric,
  bands: readonly Band[],
  bar?: Bar | null,
): string {
  const of = mean.band
    ? `mean over ${countOf(mean.classes, `${mean.band} class`)}`
    : `${meanOfBands(bands)} bands`;
  return `${shortName(mean.team)}, ${of}: ${metricPhrase(metric, mean.value, bar)}`;
}

/** One scale for all bands, so that they can be compared. */
function sharedDomain(rows: BandsRows, params: BandsParams): [number, number] {
  const metric = params.metric ?? 'ap';
  const bar = barsOfMeans(params);
  const uppers = rows.bands.map((row) => bar(row)?.upper ?? null);
  const [low, high] = extent([...rows.classes.map((row) => row[metric]), ...uppers]) ?? [0, 1];
  return [metric === 'auroc' ? Math.min(0.5, low) : 0, Math.max(high, 0.05) * 1.02];
}

/** Every class of one band as a symbol, and each team's mean as a bar with its value. */
function bandPanel(
  rows: BandsRows,
  band: Band,
  place: PanelPlace,
  params: BandsParams,
): SVGSVGElement {
  const metric = params.metric ?? 'ap';
  const style = bandStyle(band, params.theme);
  const means = meansOf(rows, band, metric, params.theme.bands);
  const dots = rows.classes.filter((row) => row.band === band && isKnown(row[metric]));
  const room = textWidth('0.000', FONT) + 12;
  const classes = Math.max(0, ...means.map((mean) => mean.classes));
  return teamPanel(
    {
      place,
      band,
      title: bandTitle(band),
      subtitle: [countOf(classes, 'class')],
      axisTitle: (width) => fittingTitle(metric, width),
    },
    {
      marginRight: room,
      domain: sharedDomain(rows, params),
      marks: [
        tagged.dot(dots, {
          x: metric,
          y: (row: BandsClassRow) => place.layout.at(row.team),
          r: 3,
          stroke: style.colour,
          strokeWidth: 1.25,
          symbol: style.symbol,
          title: (row: BandsClassRow) => classSentence(row, metric, row[metric]),
          tip: tipOptions({ ...params, width: place.width }),
        }),
        meanMarks(means, place, room, params),
      ],
    },
    params,
  );
}

/** Means as bars across their rows, with their values at the right, the best in bold. */
function meanMarks(
  means: readonly Mean[],
  { layout }: PanelPlace,
  room: number,
  params: BandsParams,
): Plot.Markish {
  const metric = params.metric ?? 'ap';
  const { ink } = params.theme.colours;
  const bar = barsOfMeans(params);
  const known = means.filter((mean) => isKnown(mean.value));
  const best = bestMean(means, metric);
  const y = (mean: Mean) => layout.at(mean.team) ?? Number.NaN;
  return [
    barMarks(known, { bar, at: y, colour: ink, strokeWidth: 2, strokeOpacity: 1 }),
    tagged.link(known, {
      x1: 'value',
      x2: 'value',
      y1: (mean: Mean) => y(mean) - 0.38,
      y2: (mean: Mean) => y(mean) + 0.38,
      stroke: ink,
      strokeWidth: 3,
      title: (mean: Mean) => meanSentence(mean, metric, params.theme.bands, bar(mean)),
    }),
    boldBest(means, (mean) => best !== null && mean.value === best, {
      frameAnchor: 'right',
      dx: room - 4,
      textAnchor: 'end',
      y,
      text: (mean: Mean) => formatScore(mean.value),
      fill: ink,
    }),
  ];
}

/**
 * A panel for each band: every class as a symbol, the team's mean as a bar with its value; and the
 * mean of all bands on its own scale.
 */
export function bandsFigure(rows: BandsRows, params: BandsParams): SVGSVGElement {
  const teams = teamsOf(rows.bands, params.teams);
  if (teams.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const metric = params.metric ?? 'ap';
  const { bands } = params.theme;
  const panels = teamPanels(teams, bands.length + 1, params);
  const bar = barsOfMeans(params);
  const place = panels.place(bands.length);
  const overall = valuePanel(
    meansOf(rows, null, metric, bands).map((mean) => {
      const own = bar(mean);
      return { ...mean, bar: own, title: meanSentence(mean, metric, bands, own) };
    }),
    {
      place,
      title: bandTitle(meanOfBands(bands)),
      subtitle: ['equal weight per band', 'equal weights'],
      axisTitle: (width) => fittingTitle(metric, width),
      lowerIsBetter: METRICS[metric].lowerIsBetter,
      style: teamStyles(params.teams ?? teams, params.theme),
    },
    params,
  );
  const parts = bands.map((band, index) => {
    const { x, y } = panels.place(index);
    return { svg: bandPanel(rows, band, panels.place(index), params), x, y };
  });
  return panelFigure(
    [...parts, { svg: overall, x: place.x, y: place.y }],
    {
      height: panels.height,
      pages: panels.pages,
      note: joinNotes(params.intervals?.note, panels.note),
      description: describeBands(rows, params),
    },
    params,
  );
}
