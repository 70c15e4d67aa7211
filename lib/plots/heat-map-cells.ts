import type { Band } from '@/lib/challenge/bands';
import { type ClassOrder, orderClasses } from './class-order';
import type { FigureParams } from './figure-params';
import { isKnown } from './numbers';
import { shortName } from './short-name';
import { type ClassMetric, classSentence, METRICS } from './words';

/** A row of `class_metrics`, as far as it is drawn. */
export interface HeatMapRow {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  /** Null where the counts are not known, as of printed figures. */
  readonly positives: number | null;
  readonly images: number | null;
  readonly prevalence: number | null;
  readonly ap: number | null;
  readonly auroc: number | null;
  readonly f1: number | null;
  readonly fnr: number | null;
  readonly ece: number | null;
}

export interface HeatMapParams extends FigureParams {
  readonly metric: ClassMetric;
  /** By prevalence, by name, by a team's values (best first), or as given. */
  readonly order?: ClassOrder | { readonly team: string };
}

export interface Cell {
  readonly class: string;
  readonly team: string;
  readonly band: Band | null;
  readonly column: number;
  readonly row: number;
  readonly value: number | null;
  readonly best: boolean;
  readonly title: string;
}

/** Names of the classes in the order asked for. */
export function classNames(rows: readonly HeatMapRow[], params: HeatMapParams): string[] {
  const order = params.order ?? 'prevalence';
  if (typeof order === 'string' || !('team' in order)) return orderClasses(rows, order);
  const sign = METRICS[params.metric].lowerIsBetter ? 1 : -1;
  const own = new Map(
    rows.filter((row) => row.team === order.team).map((row) => [row.class, row[params.metric]]),
  );
  const byPrevalence = orderClasses(rows, 'prevalence');
  const key = (name: string) => {
    const value = own.get(name);
    return isKnown(value) ? sign * value : Number.POSITIVE_INFINITY;
  };
  return orderClasses(
    rows,
    byPrevalence.toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      return one === other ? 0 : one - other;
    }),
  );
}

/** Best value of each class over the teams; classes with fewer than two known values have none. */
export function bestValues(rows: readonly HeatMapRow[], metric: ClassMetric): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const value = row[metric];
    if (isKnown(value)) values.set(row.class, [...(values.get(row.class) ?? []), value]);
  }
  const pick = METRICS[metric].lowerIsBetter ? Math.min : Math.max;
  const several = [...values].filter(([, known]) => known.length > 1);
  return new Map(several.map(([name, known]) => [name, pick(...known)]));
}

/** A cell for each class and team, row by row. */
export function cellsOf(
  rows: readonly HeatMapRow[],
  names: readonly string[],
  teams: readonly string[],
  metric: ClassMetric,
): Cell[] {
  const best = bestValues(rows, metric);
  const known = new Map(rows.map((row) => [`${row.class}\n${row.team}`, row]));
  const bands = new Map(rows.map((row) => [row.class, row.band]));
  return names.flatMap((name, r) =>
    teams.map((team, column): Cell => {
      const row = known.get(`${name}\n${team}`);
      const value = row?.[metric] ?? null;
      return {
        class: name,
        team,
        band: bands.get(name) ?? null,
        column,
        row: r,
        value: isKnown(value) ? value : null,
        best: value !== null && best.get(name) === value,
        title: row
          ? `${classSentence(row, metric, value)}${best.get(name) === value ? '; best of its class' : ''}`
          : `${shortName(name)}, ${shortName(team)}: not predicted`,
      };
    }),
  );
}
