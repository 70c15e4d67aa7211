import { clickhouseSelect } from './clickhouse';
import { type CountsQuery, type Engine, type Part, partsOf } from './counts-query';
import { DIALECTS } from './dialects';
import { standardSelect } from './standard';

/**
 * A query that makes score counts on an engine: for each class and distinct score the images with a
 * positive and with a negative label; images of unknown label are left out. One statement, without
 * a semicolon. Its columns are class, score, positives, negatives; with subgroups also attribute
 * and value, empty in the rows of all images; with replicates also replicate, 0 in the rows of the
 * images themselves. The same on every engine, however its rows lie.
 *
 * A cluster's weight in a replicate is the Poisson number of mean 1 that the first 32 bits of
 * MD5(seed:replicate:cluster) give by inversion.
 */
export function countsSql(engine: Engine, query: CountsQuery): string {
  const select = (part: Part) =>
    engine === 'clickhouse'
      ? clickhouseSelect(query, part)
      : standardSelect(DIALECTS[engine], query, part);
  return partsOf(query).map(select).join('\nUNION ALL\n');
}
