import { describe, expect, it } from 'vitest';
import { parseSiteOptions } from '@/lib/cli/site/options';
import { UsageError } from '@/lib/cli/terminal/usage-error';

function parsed(...args: string[]) {
  const options = parseSiteOptions(args);
  if (options === 'help') throw new Error('no help was asked for');
  return options;
}

describe('the options of longtail site', () => {
  it('take a results file', () => {
    const options = parsed('--results', 'a.longtail.zip', '--out=site', '--base-path', 'x/y/');
    expect(options).toEqual({
      out: 'site',
      basePath: '/x/y',
      notebook: null,
      source: { kind: 'results', path: 'a.longtail.zip' },
    });
  });

  it('take files and the options of their evaluation', () => {
    const files = ['--labels', 'l.csv', '--predictions', 'a.csv', 'b.csv', '--threshold', '0.2'];
    const { source } = parsed(...files, '--out', 'site');
    if (source.kind !== 'files') throw new Error('expected files');
    expect(source.options('r.zip')).toMatchObject({
      labels: 'l.csv',
      predictions: ['a.csv', 'b.csv'],
      settings: { threshold: 0.2 },
      results: { path: 'r.zip' },
    });
  });

  it.each([
    [['--results', 'a.zip'], /--out is missing/],
    [['--out', 'site'], /--results is missing/],
    [['--out', 'site', '--results', 'a.zip', '--labels', 'l.csv'], /--labels/],
    [['--out', 'site', '--out', 'other', '--results', 'a.zip'], /more than once/],
    [['--out', 'site', '--labels', 'l.csv'], /--predictions is missing/],
    [['--results'], /without a value/],
  ])('refuse %j', (args, problem) => {
    expect(() => parseSiteOptions(args)).toThrow(UsageError);
    expect(() => parseSiteOptions(args)).toThrow(problem);
  });
});
