import {
  type CountsQuery,
  type Part,
  type PoissonBootstrap,
  partColumns,
  tableParts,
} from './counts-query';
import { escaped } from './dialects';
import { POISSON_LIMITS } from './poisson';

// Names that are made here begin so: in ClickHouse an alias hides a column of the same name.
const OWN = 'longtail_';

const identifier = escaped('`');
const text = escaped("'");
const table = (name: string) => tableParts(name).map(identifier).join('.');
const asText = (expression: string) => `ifNull(toString(${expression}), '')`;

/** The joined tables, and the pairs of class, label and score of a row as an array of tuples. */
function joinedRows({ layout, ...query }: CountsQuery): { from: string; pairs: string } {
  const id = identifier(query.id);
  const join = (keys: string, scores: readonly string[]) =>
    `${table(query.labelsTable)}
  GLOBAL ALL INNER JOIN (
    SELECT ${[keys, ...scores].join(', ')}
    FROM ${table(query.predictionsTable)}
  ) USING ${keys}`;
  if (layout === 'long') {
    return {
      from: join(`${id}, class`, [`score AS ${OWN}score_1`]),
      pairs: `[tuple(class, label, ${OWN}score_1)]`,
    };
  }
  const score = (index: number) => `${OWN}score_${index + 1}`;
  const scores = query.classes.map((name, index) => `${identifier(name)} AS ${score(index)}`);
  const tuples = query.classes.map(
    (name, index) => `tuple(${text(name)}, ${identifier(name)}, ${score(index)})`,
  );
  return { from: join(id, scores), pairs: `[\n    ${tuples.join(',\n    ')}\n  ]` };
}

/** What an image is resampled with: its cluster, where it has one, else itself; text. */
function unit(id: string, cluster: string | null): string {
  const image = `concat('image:', ${asText(identifier(id))})`;
  if (cluster === null) return image;
  const value = asText(identifier(cluster));
  return `if(${value} != '', concat('cluster:', ${value}), ${image})`;
}

/** Pairs of the replicates in which a row has a weight. Only the innermost SELECT runs on shards. */
function weighted(query: CountsQuery, { seed, replicates, cluster }: PoissonBootstrap): string {
  const { from, pairs } = joinedRows(query);
  const seeded = `concat('${seed}:', toString(${OWN}replicate), ':', ${OWN}unit)`;
  const weight = POISSON_LIMITS.map((limit) => `(${OWN}hash >= '${limit}')`).join(' + ');
  return `(
  SELECT ${OWN}pairs, ${OWN}replicate, ${weight} AS ${OWN}weight
  FROM (
    SELECT
      ${OWN}pairs,
      arrayJoin(range(${replicates})) + 1 AS ${OWN}replicate,
      lower(substring(hex(MD5(${seeded})), 1, 8)) AS ${OWN}hash
    FROM (
      SELECT ${pairs} AS ${OWN}pairs, ${unit(query.id, cluster)} AS ${OWN}unit
      FROM ${from}
    )
  )
  WHERE ${OWN}weight > 0
)`;
}

/** One SELECT of counts for ClickHouse, from 18.16 on, over local or Distributed tables. */
export function clickhouseSelect(query: CountsQuery, part: Part): string {
  const { from, pairs } = joinedRows(query);
  const pair = `${OWN}pair`;
  const resampled = part.kind === 'replicates';
  const count = (label: 0 | 1) => {
    const wanted = `${pair}.2 = ${label}`;
    const counted = resampled ? `sum((${wanted}) * ${OWN}weight)` : `countIf(${wanted})`;
    // Of an unknown label both are NULL; rows of these are left out.
    return `toInt64(assumeNotNull(${counted}))`;
  };
  const value = part.kind === 'subgroups' ? asText(identifier(part.attribute)) : "''";
  const inner = [
    `(arrayJoin(${resampled ? `${OWN}pairs` : pairs}) AS ${pair}).1 AS ${OWN}class`,
    `${pair}.3 AS ${OWN}score`,
    ...(part.kind === 'subgroups' ? [`${value} AS ${OWN}value`] : []),
    ...(resampled ? [`${OWN}replicate`] : []),
    `${count(1)} AS ${OWN}positives`,
    `${count(0)} AS ${OWN}negatives`,
  ];
  const where = [
    `${pair}.2 IN (0, 1)`,
    ...(query.layout === 'long' && query.classes.length > 0
      ? [`${OWN}class IN (${query.classes.map(text).join(', ')})`]
      : []),
    ...(part.kind === 'subgroups' ? [`${OWN}value != ''`] : []),
  ];
  const groups = [
    'class',
    'score',
    ...(part.kind === 'subgroups' ? ['value'] : []),
    ...(resampled ? ['replicate'] : []),
  ].map((name) => OWN + name);
  const columns = [
    ...['class', 'score', 'positives', 'negatives'].map((name) => `${OWN}${name} AS ${name}`),
    ...partColumns(query, part, text, {
      value: `${OWN}value`,
      replicate: `toInt64(${OWN}replicate)`,
    }),
  ];
  return `SELECT ${columns.join(', ')}
FROM (
SELECT
  ${inner.join(',\n  ')}
FROM ${resampled ? weighted(query, part.bootstrap) : from}
WHERE ${where.join(' AND ')}
GROUP BY ${groups.join(', ')}
)`;
}
