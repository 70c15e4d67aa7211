import { byCodeUnits } from '@/lib/challenge/canonical-order';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { meanOf } from '@/lib/scoring/undefined';

/** The mean of the rates over teams, summed in the order of their names. */
export function meanOverTeams(rows: readonly GroupRow[], name: string): GroupRow[] {
  const byPlace = new Map<string, GroupRow[]>();
  for (const row of rows) {
    const place = JSON.stringify([row.class, row.group]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), row]);
  }
  return [...byPlace.values()].map((own) => {
    const teams = own.toSorted((a, b) => byCodeUnits(a.team, b.team));
    return {
      ...own[0]!,
      team: name,
      fnr: meanOf(teams.map((row) => row.fnr)),
      fpr: meanOf(teams.map((row) => row.fpr)),
    };
  });
}

/** A class whose rates differ between groups. */
export interface Gap {
  readonly class: string;
  /** Group with the lowest and group with the highest false negative rate. */
  readonly least: string;
  readonly most: string;
  readonly leastFnr: number;
  readonly mostFnr: number;
  readonly gap: number;
  /** The gap in standard errors of the difference of two equal proportions. */
  readonly errors: number;
  /** Positives of the smaller of the two groups. */
  readonly positives: number;
}

function gapOf(one: GroupRow, other: GroupRow): Gap {
  const [low, high] = one.fnr! <= other.fnr! ? [one, other] : [other, one];
  const [n, m] = [low.positives, high.positives];
  const gap = high.fnr! - low.fnr!;
  const pooled = (n * low.fnr! + m * high.fnr!) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return {
    class: one.class,
    least: low.group,
    most: high.group,
    leastFnr: low.fnr!,
    mostFnr: high.fnr!,
    gap,
    errors: gap === 0 ? 0 : gap / error,
    positives: Math.min(n, m),
  };
}

/**
 * For each class, the two groups whose false negative rates differ most by the two-proportion z
 * statistic, sorted by z, largest first. Groups with fewer positives than `least` are
 * left out.
 */
export function widestGaps(rows: readonly GroupRow[], least: number): Gap[] {
  const known = rows.filter((row) => row.fnr !== null && row.positives >= least);
  const gaps = [...new Set(known.map((row) => row.class))].flatMap((name): Gap[] => {
    const own = known.filter((row) => row.class === name);
    const pairs = own.flatMap((one, i) => own.slice(i + 1).map((other) => gapOf(one, other)));
    return pairs.sort((a, b) => b.errors - a.errors).slice(0, 1);
  });
  return gaps.sort((a, b) => b.errors - a.errors);
}
