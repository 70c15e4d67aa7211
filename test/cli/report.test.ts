import { mkdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/cli/evaluate/evaluate';
import { parseOptions } from '@/lib/cli/evaluate/options';
import type { Messages } from '@/lib/cli/terminal/messages';
import { Folder } from './evaluate-command';

const SILENT: Messages = { say() {}, passing() {}, clear() {} };
const HOSTILE = '<script>alert(1)</script>';

/** 400 images; Rare has 4 positives, Common 200; team b scores better than team a. */
function write(folder: Folder): void {
  const ids = Array.from({ length: 400 }, (_, i) => `secret-image-${i}`);
  const isCommon = (i: number) => i % 2;
  const isRare = (i: number) => Number(i % 100 === 0);
  const scores = (skill: number) =>
    ids.map((id, i) => {
      const noise = ((i * 7919) % 400) / 400;
      const of = (label: number) => (skill * label + (1 - skill) * noise).toFixed(4);
      return `${id},${of(isCommon(i))},${of(isRare(i))}`;
    });
  const csv = (lines: string[]) => `id,Common,Rare\n${lines.join('\n')}\n`;
  folder.write({
    'labels.csv': csv(ids.map((id, i) => `${id},${isCommon(i)},${isRare(i)}`)),
    'a.csv': csv(scores(0.2)),
    'b.csv': csv(scores(0.6)),
  });
}

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  write(folder);
});
afterEach(() => folder.remove());

function run(...args: string[]): Promise<string> {
  const options = parseOptions(args);
  if (options === 'help') throw new Error('no help was asked for');
  return evaluate(options, SILENT, new AbortController().signal);
}

describe('--report', () => {
  async function report(...args: string[]) {
    const at = (name: string) => folder.at(name);
    const teams = [`${HOSTILE}=${at('a.csv')}`, `b=${at('b.csv')}`];
    const out = at('report.html');
    await run('--labels', at('labels.csv'), '--predictions', ...teams, '--report', out, ...args);
    const html = readFileSync(out, 'utf8');
    return { html, page: new JSDOM(html).window.document };
  }

  it('names every class of many, on further pages of its figures', async () => {
    const names = Array.from({ length: 200 }, (_, c) => `Finding number ${c + 1}`);
    const rows = (cell: (image: number, c: number) => number) =>
      Array.from({ length: 20 }, (_, i) => [`i${i}`, ...names.map((_, c) => cell(i, c))].join(','));
    const csv = (lines: string[]) => `id,${names.join(',')}\n${lines.join('\n')}\n`;
    folder.write({
      'many.csv': csv(rows((i, c) => Number((i + c) % 7 === 0))),
      'scores.csv': csv(rows((i, c) => ((i * 13 + c * 7) % 100) / 100)),
    });
    const [labels, scores, out] = ['many.csv', 'scores.csv', 'many.html'].map(folder.at, folder);
    await run('--labels', labels!, '--predictions', scores!, '--report', out!);
    const page = new JSDOM(readFileSync(out!, 'utf8')).window.document;
    const figures = page.querySelectorAll('#false-negatives svg[role="img"]');
    expect(figures.length).toBeGreaterThan(1);
    const texts = new Set(
      [...page.querySelectorAll('#false-negatives svg text')].map((t) => t.textContent),
    );
    for (const name of names) expect(texts).toContain(name);
  });

  it('is one page with figures, tables, settings and files', async () => {
    const { page } = await report('--bootstrap', '100');
    const sections = [...page.querySelectorAll('section')].map(({ id }) => id);
    expect(sections).toEqual([
      ...['leaderboard', 'ranks', 'pairs', 'long-tail', 'bands'],
      ...['classes', 'false-negatives', 'calibration', 'method'],
    ]);
    for (const id of sections.slice(0, -1)) {
      expect(page.querySelectorAll(`#${id} figure svg text`).length).toBeGreaterThan(2);
    }
    const rows = [...page.querySelectorAll('#leaderboard tbody tr')];
    expect(rows[0]!.textContent).toContain('b');
    expect(page.querySelector('#method')!.textContent).toContain('seed 7');
    expect(page.querySelectorAll('#method code')).toHaveLength(3);
  });

  it('runs nothing, loads nothing and holds no id', async () => {
    const { html, page } = await report();
    expect(html).not.toContain('secret-image');
    expect(
      page.querySelector('script, link, img, iframe, object, [onerror], [onclick]'),
    ).toBeNull();
    const links = [...page.querySelectorAll('[href], [src]')];
    expect(links.every((link) => link.getAttribute('href')?.startsWith('#'))).toBe(true);
    expect(page.body.textContent).toContain(HOSTILE);
  });
});

describe('--format codabench', () => {
  const platform = () => [
    '--format',
    'codabench',
    '--input',
    folder.at('in'),
    '--out',
    folder.at('out'),
  ];
  function lay(...submissions: string[]): void {
    for (const name of ['in', 'in/ref', 'in/res']) mkdirSync(folder.at(name));
    const copy = (from: string, to: string) => folder.write({ [to]: folder.read(from) });
    copy('labels.csv', 'in/ref/labels.csv');
    for (const name of submissions) copy(name, `in/res/${name}`);
  }

  it('writes the scores that the other formats print', async () => {
    lay('b.csv');
    await run(...platform());
    const scores = JSON.parse(folder.read('out/scores.json'));
    const [row] = JSON.parse(
      await run(
        '--labels',
        folder.at('labels.csv'),
        '--predictions',
        folder.at('b.csv'),
        '--format',
        'json',
      ),
    );
    const { map, mauroc, mece } = row;
    expect(scores).toMatchObject({ map, mauroc, mece });
    expect(scores).toHaveProperty('map_head');
    expect(folder.read('out/scores.txt')).toContain(`map: ${map}\n`);
    expect(folder.read('out/detailed_results.html')).toContain('<svg');
    expect(folder.list('out')).toEqual(['detailed_results.html', 'scores.json', 'scores.txt']);
  });

  it('refuses several submissions, and names them', async () => {
    lay('a.csv', 'b.csv');
    expect(() => parseOptions(platform())).toThrow(/in\/res: holds 2 files \(a\.csv, b\.csv\)/);
  });

  it('needs the folders of the platform', () => {
    expect(() => parseOptions(['--format', 'codabench'])).toThrow(/--input and --out/);
  });
});

describe('--format evalai', () => {
  const files = () => ['--labels', folder.at('labels.csv'), '--predictions', folder.at('b.csv')];

  it('prints what the script of EvalAI returns, by the split', async () => {
    const printed = await run(...files(), '--format', 'evalai', '--task', 'test_split');
    const { result, submission_result } = JSON.parse(printed);
    const [{ map, mauroc }] = JSON.parse(await run(...files(), '--format', 'json'));
    expect(result).toEqual([{ test_split: submission_result }]);
    expect(submission_result).toMatchObject({ map, mauroc, map_head: expect.any(Number) });
  });

  it('scores one submission', () => {
    expect(() => parseOptions([...files(), 'a.csv', '--format', 'evalai'])).toThrow(
      'the one file of the submission',
    );
  });
});
