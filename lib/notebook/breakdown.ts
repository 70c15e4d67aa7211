import type { ClassBreakdown } from '@/lib/scoring/break-down';
import { gridIndex } from '@/lib/scoring/settings';

/** The submissions of a task, their counts parted by an attribute of the images. */
export interface Breakdown {
  readonly task: string;
  readonly attribute: string;
  /** File the attribute stands in. */
  readonly file: string;
  readonly groups: readonly string[];
  /** Images of the task whose attribute is not known. */
  readonly unknown: number;
  readonly submissions: readonly {
    readonly team: string;
    readonly classes: readonly ClassBreakdown[];
  }[];
}

/** One class in one group: of one team, or pooled over several. */
export interface GroupRow {
  readonly task: string;
  readonly attribute: string;
  readonly group: string;
  readonly team: string;
  readonly class: string;
  readonly positives: number;
  readonly images: number;
  readonly prevalence: number | null;
  readonly fnr: number | null;
  readonly fpr: number | null;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** Rows of every team, class and group at a threshold. */
export function groupRows(breakdown: Breakdown, threshold: number): GroupRow[] {
  const { task, attribute, groups } = breakdown;
  const at = gridIndex(threshold);
  return breakdown.submissions.flatMap(({ team, classes }) =>
    classes.flatMap((one) =>
      one.groups.map(({ positives, images, tp, fp }, group) => ({
        task,
        attribute,
        group: groups[group]!,
        team,
        class: one.class,
        positives,
        images,
        prevalence: share(positives, images),
        fnr: share(positives - tp[at]!, positives),
        fpr: share(fp[at]!, images - positives),
      })),
    ),
  );
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

/** The mean of the rates over teams; each team counts the same. */
export function meanOverTeams(rows: readonly GroupRow[], name: string): GroupRow[] {
  const byPlace = new Map<string, GroupRow[]>();
  for (const row of rows) {
    const place = JSON.stringify([row.class, row.group]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), row]);
  }
  return [...byPlace.values()].map((own) => ({
    ...own[0]!,
    team: name,
    fnr: mean(own.map((row) => row.fnr)),
    fpr: mean(own.map((row) => row.fpr)),
  }));
}

/** A class whose groups fare differently. */
export interface Gap {
  readonly class: string;
  /** Group with the lowest and group with the highest false negative rate. */
  readonly least: string;
  readonly most: string;
  readonly leastFnr: number;
  readonly mostFnr: number;
  readonly gap: number;
  /** The gap in standard errors, those of two shares that are equal but for chance. */
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
 * Of each class the two groups whose false negative rates differ most beyond chance, by the
 * two-proportion z statistic; the most certain first. Groups of fewer positives than `least` are
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
