import * as Plot from '@observablehq/plot';
import { BANDS, type Band } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis } from './axes';
import {
  type BandMetric,
  type BandsClassRow,
  type BandsRows,
  bestMean,
  type Mean,
  meansOf,
} from './band-means';
import { BAND_NAMES, bandStyle } from './band-style';
import { finish, plotSvg, tipOptions } from './draw';
import { type Bar, barMarks, barsOf, type ErrorBars } from './error-bars';
import { type FigureParams, FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { extent, isKnown } from './numbers';
import { composePanels } from './panels';
import type { RowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { type PanelPlace, type TeamPanels, teamPanels } from './team-panels';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';
import { HEADING_ROOM, headingMarks, panelTicks, valuePanel } from './value-panel';
import { classSentence, fittingTitle, METRICS, metricPhrase } from './words';

export interface BandsParams extends FigureParams {
  readonly metric?: BandMetric;
  /** Intervals of the bands' means, and (`average`) of the mean of the three. */
  readonly intervals?: ErrorBars;
}

/** One sentence for those who cannot see the figure. */
export function describeBands(rows: BandsRows, params?: Pick<BandsParams, 'metric'>): string {
  const metric = params?.metric ?? 'ap';
  const words = METRICS[metric];
  const parts = [...BANDS, null].flatMap((band) => {
    const means = meansOf(rows, band, metric);
    const value = bestMean(means, metric);
    if (value === null) return [];
    const teams = means.filter((mean) => mean.value === value).map((mean) => mean.team);
    return [`${band ?? 'mean of the three'} ${teams.join(', ')} (${formatScore(value)})`];
  });
  if (parts.length === 0) return 'No band has a mean to show.';
  return `Mean ${words.short} by band, the best team in each: ${parts.join('; ')}.`;
}

/** What resampling calls the mean of a metric over a band's classes. */
const RESAMPLED_MEAN = { ap: 'map', auroc: 'mauroc', f1: 'mf1', fnr: 'macro_fnr' } as const;

type BarOfMean = (mean: Pick<Mean, 'team' | 'band'>) => Bar | null;

function barsOfMeans({ intervals, metric }: BandsParams): BarOfMean {
  const find = barsOf(intervals);
  return ({ team, band }) => find(team, 'band', band ?? 'average', RESAMPLED_MEAN[metric ?? 'ap']);
}

function meanSentence(mean: Mean, metric: BandMetric, bar?: Bar | null): string {
  const of = mean.band
    ? `mean over ${countOf(mean.classes, `${mean.band} class`, `${mean.band} classes`)}`
    : 'mean of the three bands';
  return `${shortName(mean.team)}, ${of}: ${metricPhrase(metric, mean.value, bar)}`;
}

/** One scale for the three bands, so that they can be set against each other. */
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
  panels: TeamPanels,
  place: PanelPlace,
  params: BandsParams,
): SVGSVGElement {
  const metric = params.metric ?? 'ap';
  const { grid } = params.theme.colours;
  const { layout } = panels;
  const style = bandStyle(band, params.theme);
  const means = meansOf(rows, band, metric);
  const dots = rows.classes.filter((row) => row.band === band && isKnown(row[metric]));
  const room = textWidth('0.000', FONT) + 12;
  const inner = place.width - place.marginLeft - room;
  const classes = Math.max(0, ...means.map((mean) => mean.classes));
  const subtitle = countOf(classes, 'class', 'classes');
  return plotSvg(
    {
      width: place.width,
      height: panels.height,
      marginTop: HEADING_ROOM,
      marginBottom: X_AXIS_ROOM,
      marginLeft: place.marginLeft,
      marginRight: room,
      x: { domain: sharedDomain(rows, params) },
      y: layout.y,
      marks: [
        headingMarks({ band, title: BAND_NAMES[band], subtitle }, params),
        Plot.ruleY(layout.named, { y: (name: string) => layout.at(name), stroke: grid }),
        xAxis({ label: fittingTitle(metric, inner), ticks: panelTicks(inner) }, params),
        place.first ? layout.labels(params.theme) : null,
        Plot.dot(
          dots,
          tagged(dots, {
            x: metric,
            y: (row: BandsClassRow) => layout.at(row.team),
            r: 3,
            stroke: style.colour,
            strokeWidth: 1.25,
            symbol: style.symbol,
            title: (row: BandsClassRow) => classSentence(row, metric, row[metric]),
            tip: tipOptions({ ...params, width: place.width }),
          }),
        ),
        meanMarks(means, layout, room, params),
      ],
    },
    params,
  );
}

/** Means as bars across their rows, with their values at the right, the best in bold. */
function meanMarks(
  means: readonly Mean[],
  layout: RowLayout,
  room: number,
  params: BandsParams,
): Plot.Markish {
  const metric = params.metric ?? 'ap';
  const { ink } = params.theme.colours;
  const bar = barsOfMeans(params);
  const known = means.filter((mean) => isKnown(mean.value));
  const best = bestMean(means, metric);
  const y = (mean: Mean) => layout.at(mean.team);
  const text = (data: readonly Mean[], fontWeight: number) =>
    Plot.text(
      data,
      tagged(data, {
        frameAnchor: 'right',
        dx: room - 4,
        textAnchor: 'end',
        y,
        text: (mean: Mean) => formatScore(mean.value),
        fill: ink,
        fontWeight,
      }),
    );
  return [
    barMarks(known, { bar, at: y, colour: ink, strokeWidth: 2, strokeOpacity: 1 }),
    Plot.link(
      known,
      tagged(known, {
        x1: 'value',
        x2: 'value',
        y1: (mean: Mean) => (y(mean) ?? 0) - 0.38,
        y2: (mean: Mean) => (y(mean) ?? 0) + 0.38,
        stroke: ink,
        strokeWidth: 3,
        title: (mean: Mean) => meanSentence(mean, metric, bar(mean)),
      }),
    ),
    text(
      means.filter((mean) => best === null || mean.value !== best),
      400,
    ),
    text(
      means.filter((mean) => best !== null && mean.value === best),
      700,
    ),
  ];
}

/**
 * Head, medium and tail in a panel each: every class as a symbol, the team's mean as a bar with
 * its value; and the mean of the three bands on a scale of its own.
 */
export function bandsFigure(rows: BandsRows, params: BandsParams): SVGSVGElement {
  const teams = teamsOf(rows.bands, params.teams);
  if (teams.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const metric = params.metric ?? 'ap';
  const panels = teamPanels(teams, BANDS.length + 1, params, HEADING_ROOM + X_AXIS_ROOM);
  const note = footnote(params.intervals?.note ?? '', params);
  const height = panels.totalHeight + note.height;
  const frame = plotSvg({ height, margin: 0, marks: [note.marks(height)] }, params);
  const parts = BANDS.map((band, index) => {
    const place = panels.place(index);
    return { svg: bandPanel(rows, band, panels, place, params), x: place.x, y: place.y };
  });
  const place = panels.place(BANDS.length);
  const bar = barsOfMeans(params);
  const overall = valuePanel(
    meansOf(rows, null, metric).map((mean) => {
      const own = bar(mean);
      return { ...mean, bar: own, title: meanSentence(mean, metric, own) };
    }),
    {
      title: 'Mean of the three',
      subtitle: 'bands count alike',
      axisTitle: (width) => fittingTitle(metric, width),
      lowerIsBetter: METRICS[metric].lowerIsBetter,
      panels,
      place,
      style: teamStyles(params.teams ?? teams, params.theme),
    },
    params,
  );
  const all = [...parts, { svg: overall, x: place.x, y: place.y }];
  return finish(composePanels(frame, all, params), describeBands(rows, params), params);
}
