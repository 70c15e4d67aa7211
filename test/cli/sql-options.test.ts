import { describe, expect, it } from 'vitest';
import { printedSql } from '@/lib/cli/evaluate/printed-sql';
import { parseSqlOptions, type SqlOptions } from '@/lib/cli/evaluate/sql-options';
import { UsageError } from '@/lib/cli/terminal/usage-error';

const TABLES = ['--labels-table', 'l', '--predictions-table', 'p'];
const parse = (...args: string[]) => parseSqlOptions(['--sql', 'duckdb', ...TABLES, ...args]);
const query = (...args: string[]) => (parse(...args) as SqlOptions).query;

describe('--sql', () => {
  it('has defaults', () => {
    expect(parse('--classes', 'A')).toEqual({
      engine: 'duckdb',
      query: {
        labelsTable: 'l',
        predictionsTable: 'p',
        id: 'id',
        layout: 'wide',
        classes: ['A'],
        subgroups: [],
        bootstrap: null,
      },
    });
  });

  it.each([
    ['A', ['A']],
    ['Pleural Effusion, Edema', ['Pleural Effusion', 'Edema']],
    ['"a, b",c', ['a, b', 'c']],
    ['a,"b ""c"", d"', ['a', 'b "c", d']],
    ["it's; --,x", ["it's; --", 'x']],
  ])('reads the names %s', (text, names) => {
    expect(query('--classes', text).classes).toEqual(names);
    expect(query('--long', '--subgroups', text).subgroups).toEqual(names);
  });

  it.each(['', 'a,', ',a', 'a,,b', '"a', 'a"b', '"a"b'])('refuses the names <%s>', (text) => {
    expect(() => parse(`--classes=${text}`)).toThrow(UsageError);
  });

  it('reads what replicates are made with', () => {
    expect(query('--long', '--replicates', '50').bootstrap).toEqual({
      replicates: 50,
      seed: 7,
      cluster: null,
    });
    const all = ['--long', '--replicates', '50', '--seed', '1', '--cluster', 'patient id'];
    expect(query(...all).bootstrap).toMatchObject({ seed: 1, cluster: 'patient id' });
  });

  it.each([
    [
      ['--classes', 'A', '--labels', 'l.csv'],
      '--labels does not go with --sql; expected --labels-t',
    ],
    [
      ['--classes', 'A', '--bootstrap', '100'],
      '--bootstrap does not go with --sql; expected --rep',
    ],
    [['--classes', 'A', '--out', 'x'], '--out does not go with --sql; expected it without --sql'],
    [['--classes', 'A,B,A'], '--classes names A more than once'],
    [['--wide', '--long'], '--wide and --long are both given'],
    [['--wide'], '--classes is missing'],
    [['--long', '--seed', '3'], '--seed needs --replicates'],
    [['--long', '--replicates', '0'], '--replicates is 0; expected a whole number from 1 to 5000'],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  it('refuses an engine it does not know, and its options without it', () => {
    expect(() => parseSqlOptions(['--sql', 'oracle', ...TABLES, '--long'])).toThrow(
      '--sql is oracle; expected duckdb, postgres, clickhouse, spark, bigquery',
    );
    expect(() => parseSqlOptions(['--labels', 'l', '--predictions', 'p', '--long'])).toThrow(
      '--long needs --sql',
    );
  });

  it('says where the SQL was not tested, and has no name in a comment', () => {
    const comments = (engine: SqlOptions['engine'], name: string) =>
      printedSql({ engine, query: query('--classes', name) })
        .split('\n')
        .filter((line) => line.startsWith('--'));
    expect(comments('postgres', 'A').join()).not.toContain('not tested');
    expect(comments('spark', 'A').join()).toContain('not tested on Spark');
    expect(comments('bigquery', 'A').join()).toContain('not tested on BigQuery');
    expect(comments('duckdb', 'A, B\r; C')).toEqual(comments('duckdb', 'A'));
  });
});
