import { countOf, formatScore } from './core/format';
import { worded } from './core/item';
import { greatest, type Known, knownIn } from './core/numbers';
import { pairMatrixFigure } from './core/pair-matrix';
import type { FigureParams } from './core/params';
import { shortName } from './core/text';

/** Two teams: a row of `miss_correlations`. */
export interface MissCorrelationDatum {
  readonly team: string;
  readonly other: string;
  readonly positives: number;
  readonly both_missed: number;
  readonly expected: number;
  readonly correlation: number | null;
}

export interface MissCorrelationsParams extends FigureParams {
  /** Teams in the order of rows and columns. */
  readonly order: readonly string[];
  /** The class, or `all classes`. */
  readonly subject: string;
}

type KnownRow = Known<MissCorrelationDatum, 'correlation'>;

/** One sentence for those who cannot see the figure. */
export function describeMissCorrelations(
  rows: readonly MissCorrelationDatum[],
  { subject }: Pick<MissCorrelationsParams, 'subject'>,
): string {
  const known = knownIn(rows, 'correlation');
  if (known.length === 0) return `No two teams miss some and find some positives of ${subject}.`;
  const most = greatest(known, (row) => row.correlation);
  const least = greatest(known, (row) => -row.correlation);
  const name = (row: KnownRow) => `${shortName(row.team)} and ${shortName(row.other)}`;
  if (known.length === 1) {
    return `${name(most)}: correlation of misses ${formatScore(most.correlation)}, ${subject}.`;
  }
  return (
    `${name(most)} miss the same ${worded('images')} most (correlation ${formatScore(most.correlation)}), ` +
    `${name(least)} least (${formatScore(least.correlation)}); ${countOf(known.length, 'pair')} of teams, ${subject}.`
  );
}

function sentence(row: KnownRow): string {
  return (
    `${shortName(row.team)} and ${shortName(row.other)}: correlation of misses ${formatScore(row.correlation)}; ` +
    `both miss ${row.both_missed} of ${countOf(row.positives, 'positive')}, ${row.expected.toFixed(1)} expected by chance`
  );
}

/** Teams x teams: how far they miss the same images, beyond chance. */
export function missCorrelationsFigure(
  rows: readonly MissCorrelationDatum[],
  params: MissCorrelationsParams,
): SVGSVGElement {
  const pairs = knownIn(rows, 'correlation').map((row) => {
    return { team: row.team, other: row.other, value: row.correlation, title: sentence(row) };
  });
  return pairMatrixFigure(pairs, {
    ...params,
    label: 'Correlation of misses within classes',
    note: '0: as many shared misses as by chance; 1: the same misses.',
    description: describeMissCorrelations(rows, params),
  });
}
