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
