import { type CountsQuery, type Part, type PoissonBootstrap, partColumns } from './counts-query';
import type { Dialect } from './dialects';
import { POISSON_LIMITS, poissonWeight } from './poisson';

/** What an image is resampled with: its cluster, where it has one, else itself; text. */
function unit(
  { identifier, asText }: Dialect,
  { id }: CountsQuery,
  { cluster }: PoissonBootstrap,
): string {
  const image = `'image:' || ${asText(`l.${identifier(id)}`)}`;
  if (cluster === null) return image;
  const value = asText(`l.${identifier(cluster)}`);
  return `CASE WHEN ${value} <> '' THEN 'cluster:' || ${value} ELSE ${image} END`;
}

/** Units and replicates with a weight above 0, as a join to the labels `l`. */
function weights(dialect: Dialect, query: CountsQuery, bootstrap: PoissonBootstrap): string {
  const own = unit(dialect, query, bootstrap);
  const { asText } = dialect;
  const seeded = `'${bootstrap.seed}:' || ${asText('r.replicate')} || ':' || u.unit`;
  return `  JOIN (
    SELECT h.unit AS unit, h.replicate AS replicate, ${poissonWeight('h.hash')} AS weight
    FROM (
      SELECT u.unit AS unit, r.replicate AS replicate, ${dialect.hash(seeded)} AS hash
      FROM (SELECT DISTINCT ${own} AS unit FROM ${dialect.table(query.labelsTable)} AS l) AS u
      CROSS JOIN ${dialect.replicates(bootstrap.replicates)}
    ) AS h
    WHERE h.hash >= '${POISSON_LIMITS[0]}'
  ) AS w ON w.unit = ${own}`;
}

interface Pairs {
  /** FROM clause, without its keyword. */
  readonly from: readonly string[];
  readonly class: string;
  readonly label: string;
  readonly score: string;
}

/** The pairs of image and class, with label and score. */
function pairs(
  dialect: Dialect,
  query: CountsQuery,
  joined: readonly string[],
  used: readonly string[],
): Pairs {
  const { identifier, text } = dialect;
  const id = identifier(query.id);
  const labels = `${dialect.table(query.labelsTable)} AS l`;
  const predictions = `  JOIN ${dialect.table(query.predictionsTable)} AS p ON l.${id} = p.${id}`;
  if (query.layout === 'long') {
    const match = `${predictions} AND l.class = p.class`;
    return {
      from: [labels, match, ...joined],
      class: 'l.class',
      label: 'l.label',
      score: 'p.score',
    };
  }
  const classes = query.classes.map((name) => {
    const column = identifier(name);
    return [text(name), `l.${column}`, `p.${column}`] as const;
  });
  const columns = { class: 'c.class', label: 'c.label', score: 'c.score' };
  const unpivot = dialect.unpivot(classes);
  if (!dialect.unpivotsInSelect) {
    return { from: [labels, predictions, ...joined, `  ${unpivot}`], ...columns };
  }
  const selected = [`${unpivot} AS c`, ...used].join(', ');
  const rows = [`(SELECT ${selected}`, `  FROM ${labels}`, predictions, ...joined, ') AS x'];
  return { from: rows, ...columns };
}

/** One SELECT of counts, in an engine that follows the SQL standard. */
export function standardSelect(dialect: Dialect, query: CountsQuery, part: Part): string {
  const { identifier, text } = dialect;
  const joined = part.kind === 'replicates' ? [weights(dialect, query, part.bootstrap)] : [];
  // Tables, each as one column, of which columns are used below.
  const used = { all: [], subgroups: ['l'], replicates: ['w'] }[part.kind];
  const of = pairs(dialect, query, joined, used);
  const count = (label: 0 | 1) => {
    const wanted = `CASE WHEN ${of.label} = ${label} THEN`;
    return part.kind === 'replicates'
      ? `CAST(SUM(${wanted} w.weight ELSE 0 END) AS BIGINT)`
      : `COUNT(${wanted} 1 END)`;
  };
  const value =
    part.kind === 'subgroups' ? dialect.asText(`l.${identifier(part.attribute)}`) : text('');
  const columns = [
    `${of.class} AS class`,
    `${of.score} AS score`,
    `${count(1)} AS positives`,
    `${count(0)} AS negatives`,
    ...partColumns(query, part, text, { value, replicate: 'w.replicate' }),
  ];
  const where = [
    `${of.label} IN (0, 1)`,
    ...(query.layout === 'long' && query.classes.length > 0
      ? [`${of.class} IN (${query.classes.map(text).join(', ')})`]
      : []),
    ...(part.kind === 'subgroups' ? [`${value} <> ''`] : []),
  ];
  const groups = [
    of.class,
    of.score,
    ...(part.kind === 'subgroups' ? [value] : []),
    ...(part.kind === 'replicates' ? ['w.replicate'] : []),
  ];
  return [
    `SELECT\n  ${columns.join(',\n  ')}`,
    `FROM ${of.from.join('\n')}`,
    `WHERE ${where.join(' AND ')}`,
    `GROUP BY ${groups.join(', ')}`,
  ].join('\n');
}
