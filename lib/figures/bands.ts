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
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { extent, isKnown } from './numbers';
import { composePanels } from './panels';
import { tagged } from './tagged';
import { PANEL_RIGHT, roomyDomain, type TeamPanels, teamPanels } from './team-panels';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';
import { classSentence, METRICS, metricPhrase } from './words';

export interface BandsParams extends FigureParams {
  readonly metric?: BandMetric;
}

/** One sentence for those who cannot see the figure. */
export function describeBands(rows: BandsRows, params?: Pick<BandsParams, 'metric'>): string {
  const metric = params?.metric ?? 'ap';
  const words = METRICS[metric];
  const parts = [...BANDS, null].flatMap((band) => {
    const means = meansOf(rows, band, metric);
    const value = bestMean(means, words.lowerIsBetter);
    if (value === null) return [];
    const teams = means.filter((mean) => mean.value === value).map((mean) => mean.team);
    return [`${band ?? 'mean of the three'} ${teams.join(', ')} (${formatScore(value)})`];
  });
  if (parts.length === 0) return 'No band has a mean to show.';
  return `Mean ${words.short} by band, the best team in each: ${parts.join('; ')}.`;
}

function meanSentence(mean: Mean, metric: BandMetric): string {
  const of = mean.band
    ? `mean over ${countOf(mean.classes, `${mean.band} class`, `${mean.band} classes`)}`
    : 'mean of the three bands';
  return `${mean.team}, ${of}: ${metricPhrase(metric, mean.value)}`;
}

function panelTitle(band: Band | null, means: readonly Mean[]): [string, string] {
  if (!band) return ['Mean of the three', 'each band counts the same'];
  const classes = Math.max(0, ...means.map((mean) => mean.classes));
  return [BAND_NAMES[band], countOf(classes, 'class', 'classes')];
}

/** One scale for the three bands, so that they can be set against each other. */
function sharedDomain(rows: BandsRows, metric: BandMetric): [number, number] {
  const [low, high] = extent(rows.classes.map((row) => row[metric])) ?? [0, 1];
  return [metric === 'auroc' ? Math.min(0.5, low) : 0, Math.max(high, 0.05) * 1.02];
}

function bandPanel(
  rows: BandsRows,
  band: Band | null,
  panels: TeamPanels,
  params: BandsParams,
): SVGSVGElement {
  const metric = params.metric ?? 'ap';
  const { theme } = params;
  const { ink, muted, grid, surface } = theme.colours;
  const { layout } = panels;
  const place = panels.place(band ? BANDS.indexOf(band) : BANDS.length);
  const means = meansOf(rows, band, metric);
  const best = bestMean(means, METRICS[metric].lowerIsBetter);
  const dots = band ? rows.classes.filter((row) => row.band === band && isKnown(row[metric])) : [];
  const inner = place.width - place.marginLeft - PANEL_RIGHT;
  const room = textWidth('0.000', FONT) + 12;
  const range = extent(means.map((mean) => mean.value)) ?? [0, 1];
  const colour = bandStyle(band, theme).colour;
  const tip = tipOptions({ ...params, width: place.width });
  const teamStyle = teamStyles(params.teams ?? teamsOf(rows.bands), theme);
  const [title, subtitle] = panelTitle(band, means);
  return plotSvg(
    {
      width: place.width,
      height: panels.height,
      marginTop: panels.marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: place.marginLeft,
      marginRight: band ? room : PANEL_RIGHT,
      x: { domain: band ? sharedDomain(rows, metric) : roomyDomain(range, inner, room) },
      y: layout.y,
      marks: [
        Plot.text([title], { frameAnchor: 'top-left', dy: -26, fill: ink, fontWeight: 600 }),
        Plot.text([subtitle], {
          frameAnchor: 'top-left',
          dy: -10,
          fill: muted,
          fontSize: SMALL_FONT,
        }),
        Plot.ruleY(layout.names, { y: (name: string) => layout.at(name), stroke: grid }),
        xAxis({ label: METRICS[metric].title, ticks: Math.max(2, Math.floor(inner / 70)) }, params),
        place.first ? layout.labels(ink) : null,
        Plot.dot(
          dots,
          tagged(dots, {
            x: metric,
            y: (row: BandsClassRow) => layout.at(row.team),
            r: 3,
            stroke: colour,
            strokeWidth: 1.25,
            strokeOpacity: 0.8,
            symbol: bandStyle(band, theme).symbol,
            title: (row: BandsClassRow) => classSentence(row, metric, row[metric]),
            tip,
          }),
        ),
        meanMarks(),
      ],
    },
    params,
  );

  function meanMarks(): Plot.Markish {
    const known = means.filter((mean) => isKnown(mean.value));
    const y = (mean: Mean) => layout.at(mean.team);
    const text = (data: readonly Mean[], fontWeight: number) =>
      Plot.text(
        data,
        tagged(data, {
          ...(band
            ? { frameAnchor: 'right', dx: room - 4, textAnchor: 'end' }
            : { x: 'value', dx: 9, textAnchor: 'start' }),
          y,
          text: (mean: Mean) => formatScore(mean.value),
          fill: ink,
          fontWeight,
        }),
      );
    const mark = band
      ? Plot.link(
          known,
          tagged(known, {
            x1: 'value',
            x2: 'value',
            y1: (mean: Mean) => (y(mean) ?? 0) - 0.38,
            y2: (mean: Mean) => (y(mean) ?? 0) + 0.38,
            stroke: ink,
            strokeWidth: 3,
            title: (mean: Mean) => meanSentence(mean, metric),
          }),
        )
      : Plot.dot(
          known,
          tagged(known, {
            x: 'value',
            y,
            r: 4.5,
            fill: (mean: Mean) => teamStyle(mean.team).colour,
            symbol: (mean: Mean) => teamStyle(mean.team).symbol,
            stroke: surface,
            strokeWidth: 0.5,
            title: (mean: Mean) => meanSentence(mean, metric),
            tip,
          }),
        );
    return [
      mark,
      text(
        means.filter((mean) => mean.value !== best || best === null),
        400,
      ),
      text(
        means.filter((mean) => mean.value === best && best !== null),
        700,
      ),
    ];
  }
}

/**
 * Head, medium and tail in a panel each: every class as a symbol, the team's mean as a bar with
 * its value; and the mean of the three bands.
 */
export function bandsFigure(rows: BandsRows, params: BandsParams): SVGSVGElement {
  const teams = teamsOf(rows.bands, params.teams);
  if (teams.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const panels = teamPanels(teams, BANDS.length + 1, params, { top: 40, bottom: X_AXIS_ROOM });
  const frame = plotSvg({ height: panels.totalHeight, margin: 0, marks: [] }, params);
  const parts = [...BANDS, null].map((band, index) => {
    const { x, y } = panels.place(index);
    return { svg: bandPanel(rows, band, panels, params), x, y };
  });
  return finish(composePanels(frame, parts, params), describeBands(rows, params), params);
}
