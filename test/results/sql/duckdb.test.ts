import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { countsSql } from '@/lib/results/sql/counts-sql';
import { duckdbWith } from './duckdb';
import { expectedRows, expectRows, QUERIES, tablesOf, testSet } from './test-set';

const set = testSet(300);
const PARTS = 100;
const database = await duckdbWith(set);

beforeAll(async () => {
  for (const name of Object.keys(tablesOf(set))) {
    // A part of the labels has other images than the same part of the predictions.
    const start = name.startsWith('labels') ? 0 : 37;
    for (let part = 0; part < PARTS; part++) {
      const path = join(database.folder, `${name}-${part}.parquet`);
      await database.run(
        `COPY (SELECT * FROM "${name}" WHERE hash(id, ${start}) % ${PARTS} = ${part})
         TO '${path}' (FORMAT parquet)`,
      );
    }
  }
});

afterAll(() => database.close());

describe('score counts in DuckDB', () => {
  it.each(QUERIES)('are those counted image by image: %s', async (_, query) => {
    expectRows(await database.rows(countsSql('duckdb', query)), expectedRows(set, query));
  });

  it.each(QUERIES)('are the same over 100 Parquet files: %s', async (_, query) => {
    const parts = {
      ...query,
      labelsTable: join(database.folder, `${query.labelsTable}-*.parquet`),
      predictionsTable: join(database.folder, `${query.predictionsTable}-*.parquet`),
    };
    expectRows(await database.rows(countsSql('duckdb', parts)), expectedRows(set, query));
  });
});
