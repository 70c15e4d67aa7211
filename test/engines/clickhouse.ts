import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, Servers } from './server';

/** A cluster of two shards; its name in the configuration is `two`. */
export interface ClickHouse {
  /** Runs one statement on a shard; gives what it returns. */
  run(shard: 0 | 1, sql: string): Promise<string>;
  stop(): Promise<void>;
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
}

const CONFIG = 'config.xml';
const USERS = 'users.xml';

function configuration(folder: string, own: Ports, shards: readonly Ports[]): string {
  const cluster = shards
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join('');
  return `<yandex>
  <logger><level>error</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
  <http_port>${own.http}</http_port>
  <tcp_port>${own.tcp}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/temporary/</tmp_path>
  <users_config>${folder}/${USERS}</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>67108864</mark_cache_size>
  <remote_servers><two>${cluster}</two></remote_servers>
</yandex>`;
}

const ACCOUNTS = `<yandex>
  <profiles><default></default></profiles>
  <users><default>
    <password></password>
    <networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile>
    <quota>default</quota>
  </default></users>
  <quotas><default></default></quotas>
</yandex>`;

/** Starts two ClickHouse servers as a cluster on the loopback address. */
export async function startClickHouse(
  programs: Readonly<Record<string, string>>,
): Promise<ClickHouse> {
  const servers = new Servers('clickhouse');
  const shards: Ports[] = [];
  for (let shard = 0; shard < 2; shard++) {
    shards.push({ http: await freePort(), tcp: await freePort() });
  }
  async function run(shard: 0 | 1, sql: string): Promise<string> {
    const address = `http://127.0.0.1:${shards[shard]!.http}/`;
    const answer = await fetch(address, { method: 'POST', body: sql });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  }
  for (const shard of [0, 1] as const) {
    const folder = join(servers.folder, `shard-${shard}`);
    for (const path of [folder, join(folder, 'data'), join(folder, 'temporary')]) {
      mkdirSync(path);
      servers.own(path);
    }
    writeFileSync(join(folder, CONFIG), configuration(folder, shards[shard]!, shards));
    writeFileSync(join(folder, USERS), ACCOUNTS);
    const args = [`--config-file=${join(folder, CONFIG)}`];
    await servers.start(programs['clickhouse-server']!, args, () => run(shard, 'SELECT 1'));
  }
  return { run, stop: () => servers.stop() };
}
