import { describe, expect, it } from 'vitest';
import { type Options, parseOptions } from '@/lib/cli/evaluate/options';
import { UsageError } from '@/lib/cli/terminal/usage-error';

const parse = (line: string) => parseOptions(line.split(' ').filter((word) => word !== ''));
const parsed = (line: string) => parse(`--labels l.csv --predictions p.csv ${line}`) as Options;

describe('options', () => {
  it('have defaults', () => {
    expect(parsed('')).toMatchObject({
      labels: 'l.csv',
      predictions: ['p.csv'],
      scales: [],
      meanings: {},
      format: 'table',
      settings: { threshold: 0.5, bins: 15, binning: 'width' },
    });
  });

  it('are read in any order, files following --predictions', () => {
    const options = parse('--predictions a b=c.csv --labels=l.csv --predictions d --bins 4');
    expect(options).toMatchObject({
      labels: 'l.csv',
      predictions: ['a', 'b=c.csv', 'd'],
      settings: { bins: 4 },
    });
  });

  it('take every threshold of the grid', () => {
    for (let k = 0; k <= 1000; k++) {
      expect(parsed(`--threshold ${(k / 1000).toFixed(3)}`).settings.threshold).toBe(k / 1000);
    }
  });

  it('ask for replicates', () => {
    expect(parsed('').bootstrap).toBeNull();
    expect(parsed('--bootstrap 1000').bootstrap).toEqual({
      replicates: 1000,
      seed: 7,
      cluster: null,
      level: 0.95,
    });
    const all = '--bootstrap 100 --seed 0 --cluster site';
    for (const confidence of ['--confidence 0.9', '--level 0.9']) {
      expect(parsed(`${all} ${confidence}`).bootstrap, confidence).toEqual({
        replicates: 100,
        seed: 0,
        cluster: 'site',
        level: 0.9,
      });
    }
    expect(parsed('--bootstrap 100 --confidence 0.9 --results r.zip --level exact')).toMatchObject({
      bootstrap: { level: 0.9 },
      results: { level: 'exact' },
    });
    expect(parsed('--bootstrap 100 --cluster none').bootstrap).toMatchObject({ cluster: '' });
  });

  it('say what labels mean and what scale each file has', () => {
    const line =
      '--blank negative --minus-one positive --zero unknown --label 2=positive --label -2.0=negative --cut 0.5 --scale rank --scale p.csv=logit';
    expect(parsed(line)).toMatchObject({
      meanings: {
        blank: 'negative',
        minusOne: 'positive',
        zero: 'unknown',
        words: { 2: 'positive', '-2': 'negative' },
        cut: 0.5,
      },
      scales: [
        { file: null, scale: 'rank' },
        { file: 'p.csv', scale: 'logit' },
      ],
    });
  });

  it('name a challenge, cut-offs or groups', () => {
    expect(parsed('').challenge).toEqual({ cuts: null, groupBy: 'prevalence' });
    expect(parsed('--challenge ptb-xl --divide group').challenge).toMatchObject({
      challenge: 'ptb-xl',
      groupBy: 'group',
    });
    expect(parsed('--head 0.2').challenge.cuts).toEqual({ head: 0.2, tail: 0.01 });
  });

  it('give way to --help', () => {
    expect(parse('--help')).toBe('help');
    expect(parse('--labels l.csv -h')).toBe('help');
  });
});

describe('what cannot be understood', () => {
  it.each([
    ['', '--predictions is missing'],
    ['--labels l.csv', '--predictions is missing'],
    ['--labels --predictions p.csv', '--labels is given without a value; expected FILE'],
    ['--labels l.csv --predictions', '--predictions is given without a value; expected FILE...'],
    ['--labels l.csv p.csv', '"p.csv" belongs to no option'],
    ['l.csv', '"l.csv" belongs to no option'],
    ['--labels l.csv --prediction p.csv', 'no option --prediction; --predictions was perhaps'],
    ['-x', 'no option -x'],
    ['--labels a --labels b', '--labels is given more than once'],
  ])('%s', (line, message) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(message);
  });

  it.each([
    ['--bootstrap 99', '--bootstrap is 99; expected a whole number from 100 to 5000'],
    ['--bootstrap 1000 --seed 1.5', '--seed is 1.5; expected a whole number from 0'],
    ['--bootstrap 1000 --level 95', '--level is 95; expected summary or exact, or a number'],
    ['--bootstrap 1000 --confidence 95', '--confidence is 95; expected a number from 0.5 to 0.999'],
    ['--confidence 0.9', '--confidence needs --bootstrap, the number of replicates'],
    ['--bootstrap 1000 --confidence 0.9 --level 0.9', 'say the same; leave out --level'],
    ['--seed 7', '--seed needs --bootstrap, the number of replicates'],
    ['--cluster site', '--cluster needs --bootstrap'],
    ['--threshold 0.0005', '--threshold is 0.0005; expected a multiple of 0.001 from 0 to 1'],
    ['--threshold 1.001', '--threshold is 1.001'],
    ['--threshold=-0.1', '--threshold is -0.1'],
    ['--threshold half', '--threshold is half'],
    ['--bins 1', '--bins is 1; expected a whole number from 2 to 100'],
    ['--bins 101', '--bins is 101'],
    ['--bins 2.5', '--bins is 2.5'],
    ['--training-images 0', '--training-images is 0; expected a whole number from 1 up'],
    ['--format xml', '--format is xml; expected table, json, csv, parquet'],
    ['--scale log', '--scale is log; expected probability, percent, logit, rank'],
    ['--scale p.csv=log', '--scale is log; expected probability'],
    ['--blank maybe', '--blank is maybe; expected unknown, negative, positive'],
    ['--label 2', '--label is 2; expected WORD=positive'],
    ['--label 2=yes', '--label is yes; expected unknown, negative, positive'],
    ['--cut 1', '--cut is 1; expected a number from 0 up to below 1'],
    ['--format parquet', '--format parquet needs --out'],
  ])('%s', (line, message) => {
    expect(() => parsed(line)).toThrow(UsageError);
    expect(() => parsed(line)).toThrow(message);
  });
});
