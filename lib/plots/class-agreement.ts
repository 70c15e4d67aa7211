import { BANDS, type Band } from '@/lib/challenge/bands';
import { agreementPlot, type FittedLine, pairSentence } from './agreement-plot';
import { BAND_NAMES, bandStyle } from './band-style';
import { finish } from './draw';
import type { FigureParams } from './figure-params';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { shortName } from './short-name';

/** A class's score by one team on two tasks. */
export interface ClassAgreementRow {
  readonly class: string;
  readonly band: Band | null;
  readonly x: number | null;
  readonly y: number | null;
}

export interface ClassAgreementParams extends FigureParams {
  readonly team: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly fit?: FittedLine | null;
}

type KnownRow = ClassAgreementRow & { readonly x: number; readonly y: number };

function knownRows(rows: readonly ClassAgreementRow[]): KnownRow[] {
  return rows.filter((row): row is KnownRow => isKnown(row.x) && isKnown(row.y));
}

/** One sentence for those who cannot see the figure. */
export function describeClassAgreement(
  rows: readonly ClassAgreementRow[],
  params: Pick<ClassAgreementParams, 'team' | 'xTitle' | 'yTitle'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0) return `No class of ${shortName(params.team)} has a score on both tasks.`;
  const higher = known.filter((row) => row.y > row.x).length;
  const widest = known.reduce((a, b) => (Math.abs(b.y - b.x) > Math.abs(a.y - a.x) ? b : a));
  return (
    `${shortName(params.team)}, ${params.yTitle} against ${params.xTitle}: higher in ${higher} of ` +
    `${countOf(known.length, 'class', 'classes')}; the widest difference is ${shortName(widest.class)} ` +
    `(${formatScore(widest.x)} and ${formatScore(widest.y)}).`
  );
}

/** Each class of one team as a point: its score on one task against that on another. */
export function classAgreementFigure(
  rows: readonly ClassAgreementRow[],
  params: ClassAgreementParams,
): SVGSVGElement {
  const known = knownRows(rows).sort((a, b) => Math.abs(b.y - b.x) - Math.abs(a.y - a.x));
  if (known.length === 0) return noteFigure(describeClassAgreement([], params), params);
  const bands = BANDS.filter((band) => known.some((row) => row.band === band));
  const svg = agreementPlot(
    known.map((row) => ({
      ...row,
      label: row.class,
      hollow: false,
      style: bandStyle(row.band, params.theme),
      title: pairSentence(`${shortName(row.class)}, ${shortName(params.team)}`, row, params),
    })),
    {
      xTitle: params.xTitle,
      yTitle: params.yTitle,
      fit: params.fit ?? null,
      interval: [],
      intervalTitle: '',
      diagonal: true,
      padding: 0.06,
      key: bands.map((band) => ({
        band,
        label: BAND_NAMES[band],
        style: bandStyle(band, params.theme),
      })),
    },
    params,
  );
  return finish(svg, describeClassAgreement(rows, params), params);
}
