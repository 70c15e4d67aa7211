import { countOf, formatScore } from './core/format';
import { greatest, type Known, knownIn } from './core/numbers';
import { pairMatrixFigure } from './core/pair-matrix';
import type { FigureParams } from './core/params';
import { shortName } from './core/text';

/** Two members of an ensemble: a row of `ensemble_pairs`. */
export interface MemberPairDatum {
  readonly team: string;
  readonly other: string;
  readonly images: number | null;
  readonly positives: number | null;
}

export interface MemberPairsParams extends FigureParams {
  /** Members in the order of rows and columns. */
  readonly order: readonly string[];
  /** Over which images scores are correlated. */
  readonly over: 'images' | 'positives';
}

const WORDS = { images: 'all images', positives: 'positive images' } as const;

type Pair = Known<MemberPairDatum, 'images'>;

/** One sentence for those who cannot see the figure. */
export function describeMemberPairs(
  rows: readonly MemberPairDatum[],
  { over }: Pick<MemberPairsParams, 'over'>,
): string {
  const known = knownIn(rows, over) as readonly Pair[];
  if (known.length === 0) return `No rank correlation of two members is known over ${WORDS[over]}.`;
  const value = (row: Pair) => row[over] ?? 0;
  const [most, least] = [greatest(known, value), greatest(known, (row) => -value(row))];
  if (known.length === 1) {
    const { team, other } = most;
    return `Rank correlation of the scores of ${shortName(team)} and ${shortName(other)} over ${WORDS[over]}: ${formatScore(value(most))}.`;
  }
  const named = (row: Pair) =>
    `${formatScore(value(row))} (${shortName(row.team)} and ${shortName(row.other)})`;
  return (
    `Rank correlation of the scores of ${countOf(known.length, 'pair')} of members over ` +
    `${WORDS[over]}: highest ${named(most)}, lowest ${named(least)}.`
  );
}

/** Members x members: how alike their scores are. */
export function memberPairsFigure(
  rows: readonly MemberPairDatum[],
  params: MemberPairsParams,
): SVGSVGElement {
  const { over } = params;
  const pairs = rows.flatMap(({ team, other, ...of }) => {
    const value = of[over];
    if (value === null) return [];
    const title = `${shortName(team)} and ${shortName(other)}: rank correlation ${formatScore(value)} over ${WORDS[over]}`;
    return [{ team, other, value, title }];
  });
  return pairMatrixFigure(pairs, {
    ...params,
    label: `Rank correlation over ${WORDS[over]}`,
    note: 'Mean over classes. Members that are less alike have more to add to each other.',
    description: describeMemberPairs(rows, params),
  });
}
