import { type CountsQuery, ENGINES, type Engine } from '@/lib/results/sql/counts-query';
import { UsageError } from '../terminal/usage-error';
import { givenOptions } from './given-options';
import type { OptionName } from './option-list';
import { oneOf, whole } from './option-values';

/** What `--sql` prints: a query for an engine. */
export interface SqlOptions {
  readonly engine: Engine;
  readonly query: CountsQuery;
}

type Given = ReadonlyMap<OptionName, readonly string[]>;

/** Options that only `--sql` has. */
const SQL_ONLY: readonly OptionName[] = [
  'labels-table',
  'predictions-table',
  'wide',
  'long',
  'replicates',
];
const WITH_SQL: readonly OptionName[] = [
  'sql',
  ...SQL_ONLY,
  'id',
  'classes',
  'subgroups',
  'seed',
  'cluster',
];

/** Names separated by commas; a name in double quotes may hold commas and doubled quotes. */
export function nameList(option: OptionName, text: string): string[] {
  const fields = text.match(/\s*(?:"(?:[^"]|"")*"|[^",]*)\s*(?:,|$)/g) ?? [];
  const names = fields
    .slice(0, text.endsWith(',') ? undefined : -1)
    .map((field) => field.replace(/,$/, '').trim())
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name));
  const lengths = fields.reduce((sum, field) => sum + field.length, 0);
  const wellFormed = lengths === text.length && !names.includes('');
  if (!wellFormed) {
    throw new UsageError(
      `--${option} is ${text}; expected names separated by commas, such as A,"B, C"`,
    );
  }
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new UsageError(`--${option} names ${repeated} more than once; expected each name once`);
  }
  return names;
}

function layoutOf(given: Given, classes: readonly string[]): 'wide' | 'long' {
  if (given.has('wide') && given.has('long')) {
    throw new UsageError('--wide and --long are both given; expected one of them');
  }
  if (given.has('long')) return 'long';
  if (classes.length > 0) return 'wide';
  throw new UsageError(
    '--classes is missing; wide tables need the names of their class columns, as in --classes A,B',
  );
}

/** An option that has no effect together with those given. */
function checkTogether(given: Given): void {
  const useless = [...given.keys()].find((name) => !WITH_SQL.includes(name));
  if (useless === undefined) return;
  const instead =
    useless === 'labels' || useless === 'predictions'
      ? `expected --${useless}-table, the name of a table`
      : useless === 'bootstrap'
        ? 'expected --replicates'
        : 'expected it without --sql';
  throw new UsageError(`--${useless} does not go with --sql; ${instead}`);
}

/**
 * What a command line with `--sql` asks for; null where it has none, or asks for help.
 *
 * @throws UsageError
 */
export function parseSqlOptions(args: readonly string[]): SqlOptions | null {
  const given = givenOptions(args);
  if (given.has('help')) return null;
  const text = (name: OptionName) => given.get(name)?.[0];
  const engine = text('sql');
  if (engine === undefined) {
    const lone = SQL_ONLY.find((name) => given.has(name));
    if (lone) throw new UsageError(`--${lone} needs --sql, the engine to write SQL for`);
    return null;
  }
  checkTogether(given);
  const needed = (name: OptionName) => {
    const table = text(name);
    if (table === undefined) throw new UsageError(`--${name} is missing; expected a table`);
    return table;
  };
  const names = (name: OptionName) => {
    const list = text(name);
    return list === undefined ? [] : nameList(name, list);
  };
  const replicates = text('replicates');
  const lone = (['seed', 'cluster'] as const).find((name) => given.has(name));
  if (replicates === undefined && lone) {
    throw new UsageError(`--${lone} needs --replicates, the number of replicates`);
  }
  const cluster = text('cluster');
  const bootstrap =
    replicates === undefined
      ? null
      : {
          replicates: whole('replicates', replicates, 1, 5000),
          seed: whole('seed', text('seed') ?? '7', 0, Number.MAX_SAFE_INTEGER),
          cluster: cluster === undefined || cluster === 'none' ? null : cluster,
        };
  const classes = names('classes');
  return {
    engine: oneOf('sql', engine, ENGINES),
    query: {
      labelsTable: needed('labels-table'),
      predictionsTable: needed('predictions-table'),
      id: text('id') ?? 'id',
      layout: layoutOf(given, classes),
      classes,
      subgroups: names('subgroups'),
      bootstrap,
    },
  };
}
