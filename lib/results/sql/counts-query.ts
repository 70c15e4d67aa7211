/** Engines for which SQL is written. */
export const ENGINES = ['duckdb', 'postgres', 'clickhouse', 'spark', 'bigquery'] as const;
export type Engine = (typeof ENGINES)[number];

/** What score counts are made of, in the tables of an engine. Names may hold any character. */
export interface CountsQuery {
  /** As a query would name them, unquoted: `labels`, `schema.labels`; for DuckDB also files. */
  readonly labelsTable: string;
  readonly predictionsTable: string;
  /** Column of both tables that names the image. */
  readonly id: string;
  /**
   * `wide`: a row for each image and a column for each class, in both tables. `long`: a row for each
   * image and class, with columns `class` and `label`, and `class` and `score`.
   */
  readonly layout: 'wide' | 'long';
  /** Classes, at least one of a wide table; none of a long table means all. */
  readonly classes: readonly string[];
  /** Columns of the labels table; counts are made for each of their values too. */
  readonly subgroups: readonly string[];
  /** Null for no replicates. */
  readonly bootstrap: PoissonBootstrap | null;
}

/** A Poisson bootstrap: in each replicate the weight of a cluster is a Poisson number of mean 1. */
export interface PoissonBootstrap {
  readonly replicates: number;
  readonly seed: number;
  /** Column of the labels table whose equal values are resampled together; null for single images. */
  readonly cluster: string | null;
}

/** One SELECT of the result: counts of all images, of the values of an attribute, of replicates. */
export type Part =
  | { readonly kind: 'all' }
  | { readonly kind: 'subgroups'; readonly attribute: string }
  | { readonly kind: 'replicates'; readonly bootstrap: PoissonBootstrap };

export function partsOf({ subgroups, bootstrap }: CountsQuery): Part[] {
  return [
    { kind: 'all' },
    ...subgroups.map((attribute) => ({ kind: 'subgroups', attribute }) as const),
    ...(bootstrap ? [{ kind: 'replicates', bootstrap } as const] : []),
  ];
}

/** The columns that say which part a row belongs to, as SQL; `text` writes a literal. */
export function partColumns(
  query: CountsQuery,
  part: Part,
  text: (value: string) => string,
  { value, replicate }: { readonly value: string; readonly replicate: string },
): string[] {
  const ofSubgroup = part.kind === 'subgroups';
  return [
    ...(query.subgroups.length > 0
      ? [
          `${text(ofSubgroup ? part.attribute : '')} AS attribute`,
          `${ofSubgroup ? value : text('')} AS value`,
        ]
      : []),
    ...(query.bootstrap ? [`${part.kind === 'replicates' ? replicate : '0'} AS replicate`] : []),
  ];
}

/** The parts of a table's name: `a.b` has two; a part in double quotes may hold a dot. */
export function tableParts(name: string): string[] {
  const parts = name.match(/"(?:[^"]|"")*"(?=\.|$)|[^.]+/g) ?? [name];
  return parts.map((part) =>
    part.length > 1 && part.startsWith('"') && part.endsWith('"')
      ? part.slice(1, -1).replaceAll('""', '"')
      : part,
  );
}
