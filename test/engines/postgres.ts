import { join } from 'node:path';
import { freePort, Servers } from './server';

export interface Postgres {
  /** Runs statements; gives what psql prints: CSV with a header, or the bare values. */
  run(sql: string, print?: 'csv' | 'values'): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL server of its own on the loopback address. */
export async function startPostgres(programs: Readonly<Record<string, string>>): Promise<Postgres> {
  const servers = new Servers('postgres');
  const data = join(servers.folder, 'data');
  const port = String(await freePort());
  const setUp = ['-D', data, '-U', 'longtail', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  await servers.run(programs.initdb!, setUp);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const client = ['-h', '127.0.0.1', '-p', port, '-U', 'longtail', '-d', 'postgres'];
  const run = (sql: string, print: 'csv' | 'values' = 'csv') => {
    const form = print === 'csv' ? ['--csv'] : ['--no-align', '--tuples-only'];
    const args = [...client, '-X', '-q', ...form, '-v', 'ON_ERROR_STOP=1'];
    return servers.run(programs.psql!, args, sql);
  };
  await servers.start(
    programs.postgres!,
    ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])],
    () => run('SELECT 1;'),
  );
  return { run, stop: () => servers.stop() };
}
