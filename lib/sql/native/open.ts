import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Database } from '../database';
import { lockSettings } from '../settings';
import { createNativeDatabase } from './native-database';

/**
 * Opens an empty database in Node. It may read only a directory of its own, where files lie for as
 * long as they are read, and which is removed by `close`.
 */
export async function openNativeDatabase(): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), 'longtail-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  // Each file is read once and then removed: a cache of files would only grow.
  await connection.run('SET enable_external_file_cache = false');
  for (const statement of lockSettings(directory + sep)) await connection.run(statement);
  return createNativeDatabase(connection, directory, async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(directory, { recursive: true, force: true });
  });
}
