import { agreementPlot, type FittedLine, type IntervalRow, pairSentence } from './agreement-plot';
import { finish } from './draw';
import type { FigureParams } from './figure-params';
import { countOf } from './format';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { teamStyles, teamsOf } from './team-style';

/** A team's score on two tasks. */
export interface TaskAgreementRow {
  readonly team: string;
  readonly x: number | null;
  readonly y: number | null;
  /** Taken out of the line by the reader. */
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

type KnownRow = TaskAgreementRow & { readonly x: number; readonly y: number };

function knownRows(rows: readonly TaskAgreementRow[]): KnownRow[] {
  return rows.filter((row): row is KnownRow => isKnown(row.x) && isKnown(row.y));
}

/** One sentence for those who cannot see the figure. */
export function describeTaskAgreement(
  rows: readonly TaskAgreementRow[],
  params: Pick<TaskAgreementParams, 'xTitle' | 'yTitle' | 'fit'>,
): string {
  const known = knownRows(rows);
  if (known.length === 0) return 'No team has a score on both tasks.';
  const taken = known.filter((row) => row.excluded).length;
  const out = taken > 0 ? `, ${taken} of them left out of the line` : '';
  const direction = params.fit && params.fit.slope > 0 ? 'rises' : 'falls';
  const line = params.fit ? `; the line of least squares ${direction}` : '';
  const top = (key: 'x' | 'y') => known.reduce((a, b) => (b[key] > a[key] ? b : a)).team;
  const lead =
    top('x') === top('y')
      ? `${top('x')} is highest on both`
      : `${top('y')} is highest on the first, ${top('x')} on the second`;
  return `${params.yTitle} against ${params.xTitle} for ${countOf(known.length, 'team')}${out}: ${lead}${line}.`;
}

/**
 * Each team as a point: its score on one task against that on another, with the line of least
 * squares. Teams that are left out are hollow. Points and labels carry `data-team`.
 */
export function taskAgreementFigure(
  rows: readonly TaskAgreementRow[],
  params: TaskAgreementParams,
): SVGSVGElement {
  const known = knownRows(rows);
  if (known.length === 0) return noteFigure(describeTaskAgreement([], params), params);
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const marks = known.map((row) => {
    const out = row.excluded === true;
    return {
      team: row.team,
      label: row.team,
      x: row.x,
      y: row.y,
      hollow: out,
      style: style(row.team),
      title: `${pairSentence(row.team, row, params)}${out ? ' (left out of the line)' : ''}`,
    };
  });
  const someOut = known.some((row) => row.excluded);
  const { neutral } = params.theme.colours;
  const svg = agreementPlot(
    marks,
    {
      xTitle: params.xTitle,
      yTitle: params.yTitle,
      fit: params.fit ?? null,
      interval: params.interval ?? [],
      intervalTitle: params.intervalTitle ?? 'Interval of the line',
      diagonal: false,
      padding: 0.14,
      key: someOut
        ? [
            {
              label: 'Left out of the line',
              style: { colour: neutral, symbol: 'circle' },
              shape: 'hollow',
            },
          ]
        : [],
    },
    params,
  );
  return finish(svg, describeTaskAgreement(rows, params), params);
}
