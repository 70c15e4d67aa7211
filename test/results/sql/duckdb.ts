import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { rowText, type TestSet, tablesOf } from './test-set';

/** A DuckDB database with the tables of a test set. */
export async function duckdbWith(set: TestSet) {
  const folder = mkdtempSync(join(tmpdir(), 'longtail-counts-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const [name, rows] of Object.entries(tablesOf(set))) {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(rows));
    await connection.run(
      `CREATE TABLE "${name}" AS SELECT * FROM read_json('${path}', sample_size = -1)`,
    );
  }
  return {
    folder,
    run: (sql: string) => connection.run(sql),
    /** Rows of counts as text, sorted. */
    async rows(sql: string): Promise<string[]> {
      const found = await connection.runAndReadAll(sql);
      return found.getRowObjects().map(rowText).sort();
    },
    /** The result of a query as a CSV file. */
    async csv(sql: string): Promise<string> {
      const path = join(folder, 'result.csv');
      await connection.run(`COPY (${sql}) TO '${path}' (FORMAT csv, HEADER)`);
      return readFileSync(path, 'utf8');
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
