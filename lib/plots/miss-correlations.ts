import { countOf, formatScore } from './core/format';
import { rampKey } from './core/key';
import { type MatrixCell, matrixPlace, matrixPlot } from './core/matrix-plot';
import { greatest, type Known, knownIn } from './core/numbers';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { noteFigure } from './core/svg';
import { shortName, textWidth } from './core/text';

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
  return (
    `Correlation of the misses of ${countOf(known.length, 'pair')} of teams, ${subject}: ` +
    `highest ${formatScore(most.correlation)} (${name(most)}), ` +
    `lowest ${formatScore(least.correlation)} (${name(least)}).`
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
  const description = describeMissCorrelations(rows, params);
  const known = knownIn(rows, 'correlation');
  if (known.length === 0) return noteFigure(description, params);
  const named = { kind: 'team', beside: true, share: 0.28, widest: 72 } as const;
  const teams = params.order;
  const { column: step } = matrixPlace(teams, teams, named, params);
  const place = matrixPlace(teams, teams, { ...named, step: Math.min(30, step) }, params);
  const { layout, columns, column } = place;
  const rowOf = new Map(layout.names.map((team, i) => [team, i]));
  const columnOf = new Map(columns.items.map((team, i) => [team, i]));
  const cells = known.flatMap((row): MatrixCell[] => {
    const at = (team: string, other: string): MatrixCell[] => {
      const [i, j] = [rowOf.get(team), columnOf.get(other)];
      if (i === undefined || j === undefined) return [];
      const datum = { team, part: other, row: i, column: j };
      return [{ ...datum, value: row.correlation, framed: false, title: sentence(row) }];
    };
    return [...at(row.team, row.other), ...at(row.other, row.team)];
  });
  const lowest = Math.min(0, ...known.map((row) => row.correlation));
  const domain = [lowest, 1] as const;
  const hasText = column >= textWidth('−0.00', SMALL_FONT) + 6 && layout.step >= 13;
  return matrixPlot(
    {
      place,
      key: rampKey(
        {
          domain,
          label: 'Correlation of misses within classes',
          format: (value) => value.toFixed(1),
        },
        params,
      ),
      cells,
      domain,
      frames: [],
      text: hasText
        ? { format: (value) => value.toFixed(2), fontSize: column >= 44 ? FONT : SMALL_FONT }
        : null,
      note: `0: as many shared misses as by chance; 1: the same misses.`,
      description,
    },
    params,
  );
}
