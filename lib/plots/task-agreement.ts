import {
  agreementPlot,
  type FittedLine,
  type IntervalRow,
  pairSentence,
} from './core/agreement-plot';
import { countOf } from './core/format';
import type { KeyItem } from './core/key';
import { greatest, knownIn } from './core/numbers';
import type { FigureParams } from './core/params';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure } from './core/svg';

/** A team's score on two tasks. */
export interface TaskAgreementRow {
  readonly team: string;
  readonly x: number | null;
  readonly y: number | null;
  /** Left out of the line by the reader. */
  readonly excluded?: boolean;
}

export interface TaskAgreementParams extends FigureParams {
  /** What x and y are: `mAP on Task 1`. */
  readonly xTitle: string;
  readonly yTitle: string;
  readonly fit?: FittedLine | null;
  readonly interval?: readonly IntervalRow[];
  readonly intervalTitle?: string;
}

/** One sentence for those who cannot see the figure. */
export function describeTaskAgreement(
  rows: readonly TaskAgreementRow[],
  params: Pick<TaskAgreementParams, 'xTitle' | 'yTitle' | 'fit'>,
): string {
  const known = knownIn(rows, 'x', 'y');
  if (known.length === 0) return 'No team has a score on both tasks.';
  const taken = known.filter((row) => row.excluded).length;
  const out = taken > 0 ? `, ${taken} of them excluded from the line` : '';
  const direction = params.fit && params.fit.slope > 0 ? 'rises' : 'falls';
  const line = params.fit ? `; the least-squares line ${direction}` : '';
  const top = (key: 'x' | 'y') => greatest(known, (row) => row[key]).team;
  const lead =
    top('x') === top('y')
      ? `${top('x')} is highest in both, ${params.xTitle} and ${params.yTitle}`
      : `${top('x')} is highest in ${params.xTitle}, ${top('y')} in ${params.yTitle}`;
  return `${lead}${line} (${countOf(known.length, 'team')}${out}).`;
}

/**
 * Each team as a point: its score on one task against that on another, with the line of least
 * squares. Teams that are left out are hollow.
 */
export function taskAgreementFigure(
  rows: readonly TaskAgreementRow[],
  params: TaskAgreementParams,
): SVGSVGElement {
  const known = knownIn(rows, 'x', 'y');
  const description = describeTaskAgreement(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const out: KeyItem = {
    label: 'Excluded from the line',
    style: { colour: params.theme.colours.neutral, symbol: 'circle' },
    shape: 'hollow',
  };
  const { xTitle, yTitle, fit, interval, intervalTitle } = params;
  return agreementPlot(
    known.map(({ team, x, y, excluded = false }) => ({
      team,
      label: team,
      x,
      y,
      hollow: excluded,
      style: style(team),
      title: `${pairSentence(team, { x, y }, params)}${excluded ? ' (excluded from the line)' : ''}`,
    })),
    {
      xTitle,
      yTitle,
      fit,
      interval,
      intervalTitle,
      padding: 0.14,
      key: known.some((row) => row.excluded) ? [out] : [],
      description,
    },
    params,
  );
}
