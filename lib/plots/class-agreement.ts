import type { Band } from '@/lib/challenge/bands';
import { agreementPlot, type FittedLine, pairSentence } from './core/agreement-plot';
import { countOf, formatScore } from './core/format';
import { bandItems } from './core/key';
import { greatest, type Known, knownIn } from './core/numbers';
import type { FigureParams } from './core/params';
import { bandStyle } from './core/styles';
import { noteFigure } from './core/svg';
import { shortName } from './core/text';

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

const distance = (row: Known<ClassAgreementRow, 'x' | 'y'>) => Math.abs(row.y - row.x);

/** One sentence for those who cannot see the figure. */
export function describeClassAgreement(
  rows: readonly ClassAgreementRow[],
  params: Pick<ClassAgreementParams, 'team' | 'xTitle' | 'yTitle'>,
): string {
  const team = shortName(params.team);
  const known = knownIn(rows, 'x', 'y');
  if (known.length === 0) return `No class of ${team} has a score on both tasks.`;
  const higher = known.filter((row) => row.y > row.x).length;
  const widest = greatest(known, distance);
  return (
    `${team} has a higher ${params.yTitle} than ${params.xTitle} in ${higher} of ` +
    `${countOf(known.length, 'class')}; largest difference: ${shortName(widest.class)} ` +
    `(${formatScore(widest.x)} and ${formatScore(widest.y)}).`
  );
}

/** Each class of one team as a point: its score on one task against that on another. */
export function classAgreementFigure(
  rows: readonly ClassAgreementRow[],
  params: ClassAgreementParams,
): SVGSVGElement {
  const known = knownIn(rows, 'x', 'y').sort((a, b) => distance(b) - distance(a));
  const description = describeClassAgreement(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  return agreementPlot(
    known.map((row) => ({
      ...row,
      label: row.class,
      style: bandStyle(row.band, params.theme),
      title: pairSentence(`${shortName(row.class)}, ${shortName(params.team)}`, row, params),
    })),
    {
      xTitle: params.xTitle,
      yTitle: params.yTitle,
      fit: params.fit,
      diagonal: true,
      padding: 0.06,
      key: bandItems(known, params.theme),
      description,
    },
    params,
  );
}
