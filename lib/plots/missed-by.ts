import { X_AXIS_ROOM, xAxis, yAxis } from './core/axes';
import { countOf, formatCount, formatShortCount } from './core/format';
import { worded } from './core/item';
import { bandItems, footnote, keyMarks } from './core/key';
import { type FigureParams, SMALL_FONT } from './core/params';
import { bandStyle } from './core/styles';
import { finish, noteFigure, plotSvg } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { textWidth } from './core/text';
import { tipOptions } from './core/tip';

/** Positives of one class that as many teams miss: a row of `miss_counts`. */
export interface MissedByRow {
  readonly class: string;
  readonly band: string | null;
  readonly teams: number;
  readonly missed_by: number;
  readonly images: number;
}

export interface MissedByParams extends FigureParams {
  /** What the positives are of: a class, or `all classes`. */
  readonly subject: string;
}

interface Bar extends Tags {
  /** Teams that miss the images. */
  readonly missed: number;
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

const shareOf = (images: number, all: number) => `${((100 * images) / all).toFixed(1)} %`;

/** One sentence for those who cannot see the figure. */
export function describeMissedBy(
  rows: readonly MissedByRow[],
  { subject }: Pick<MissedByParams, 'subject'>,
): string {
  const all = rows.reduce((sum, row) => sum + row.images, 0);
  if (all === 0) return `No positive of ${subject} has a call of a team.`;
  const sum = (test: (row: MissedByRow) => boolean) =>
    rows.filter(test).reduce((total, row) => total + row.images, 0);
  const everyone = sum((row) => row.missed_by === row.teams);
  const nobody = sum((row) => row.missed_by === 0);
  const teams = Math.max(...rows.map((row) => row.teams));
  return (
    `Of ${countOf(all, 'positive')} of ${subject}, ${formatCount(everyone)} (${shareOf(everyone, all)}) ` +
    `are missed by every team, ${formatCount(nobody)} (${shareOf(nobody, all)}) by none of ` +
    `${countOf(teams, 'team')}.`
  );
}

/** Bars of each number of teams, stacked by band in the order of the theme. */
function barsOf(rows: readonly MissedByRow[], bands: readonly (string | null)[], teams: number) {
  const all = rows.reduce((sum, row) => sum + row.images, 0);
  const bars: Bar[] = [];
  for (let missed = 0; missed <= teams; missed++) {
    let from = 0;
    for (const band of bands) {
      const images = rows
        .filter((row) => row.missed_by === missed && row.band === band)
        .reduce((sum, row) => sum + row.images, 0);
      if (images === 0) continue;
      const of = band === null ? '' : `${band}: `;
      const title = `${of}${countOf(images, 'positive')} (${shareOf(images, all)}) missed by ${missed} of ${countOf(teams, 'team')}`;
      bars.push({ band, part: String(missed), missed, from, to: from + images, title });
      from += images;
    }
  }
  return bars;
}

const HEIGHT = 240;

/** How many positives are missed by how many teams, stacked by band. */
export function missedByFigure(
  rows: readonly MissedByRow[],
  params: MissedByParams,
): SVGSVGElement {
  const description = describeMissedBy(rows, params);
  const { theme, width, subject } = params;
  if (rows.length === 0) return noteFigure(description, params);
  const teams = Math.max(...rows.map((row) => row.teams));
  const key = keyMarks(bandItems(rows, theme), params);
  const known = theme.bands.filter((band) => rows.some((row) => row.band === band));
  const others = [...new Set(rows.map((row) => row.band))].filter(
    (band) => band === null || !known.includes(band),
  );
  const bars = barsOf(rows, [...known, ...others], teams);
  const most = Math.max(...bars.map(({ to }) => to));
  const fewer = rows.some((row) => row.teams < teams);
  const note = footnote(
    fewer
      ? worded(
          'Some images were scored by fewer teams: they are counted by the teams that miss them.',
        )
      : '',
    params,
  );
  const marginLeft = textWidth(formatShortCount(most), SMALL_FONT) + 24;
  const marginTop = key.height + 30;
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + HEIGHT + marginBottom;
  const frame = width - marginLeft - 12;
  const every = Math.ceil(((teams + 1) * 22) / frame);
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft,
      marginRight: 12,
      x: { type: 'linear', domain: [-0.5, teams + 0.5] },
      y: { type: 'linear', domain: [0, most * 1.05] },
      marks: [
        key.marks,
        xAxis(
          {
            label: `Teams that miss it (of ${teams})`,
            ticks: Array.from({ length: teams + 1 }, (_, k) => k).filter((k) => k % every === 0),
            format: String,
            grid: false,
          },
          params,
        ),
        yAxis(
          {
            label: `Positives of ${subject}`,
            scale: { type: 'linear', domain: [0, most * 1.05], length: HEIGHT },
            format: formatShortCount,
          },
          marginLeft,
          params,
        ),
        tagged.rect(bars, {
          x1: (bar: Bar) => bar.missed - 0.42,
          x2: (bar: Bar) => bar.missed + 0.42,
          y1: 'from',
          y2: 'to',
          fill: (bar: Bar) => bandStyle(bar.band ?? null, theme).colour,
          title: 'title',
          tip: tipOptions(params),
        }),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, description, params);
}
