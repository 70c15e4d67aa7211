import { byCodeUnits } from '@/lib/challenge/canonical-order';
import type { GroupRow } from './result-tables';
import { meanOf } from './undefined';

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
 * For each class, every two groups of one attribute, by the two-proportion z statistic of their false
 * negative rates, largest first. Groups with fewer positives than `least` are left out.
 */
export function groupGaps(rows: readonly GroupRow[], least: number): Gap[] {
  const byClass = new Map<string, GroupRow[]>();
  for (const row of rows) {
    if (row.fnr === null || row.positives < least) continue;
    const own = byClass.get(row.class);
    if (own) own.push(row);
    else byClass.set(row.class, [row]);
  }
  const gaps = [...byClass.values()].flatMap((own) =>
    own.flatMap((one, i) => own.slice(i + 1).map((other) => gapOf(one, other))),
  );
  return gaps.sort((a, b) => b.errors - a.errors);
}

/** Of each class, the two groups that differ most. */
export function widestGaps(rows: readonly GroupRow[], least: number): Gap[] {
  const seen = new Set<string>();
  return groupGaps(rows, least).filter((gap) => {
    const isFirst = !seen.has(gap.class);
    seen.add(gap.class);
    return isFirst;
  });
}
