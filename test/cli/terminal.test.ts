import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ENTRIES, ensureTerminal } from '../../lib/cli/prepare/terminal.mjs';
import { Folder, startCommand } from './evaluate-command';

const root = mkdtempSync(join(tmpdir(), 'longtail-terminal-'));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
afterAll(() => rmSync(root, { recursive: true }));

describe('the bundled commands', () => {
  it('are made once, and again when a source has changed', async () => {
    for (const path of Object.values(ENTRIES)) write(path, `export { x } from '@/lib/x';`);
    write('lib/x.ts', 'export const x: number = 1;');
    write('tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
    write('package-lock.json', '{}');
    const first = await ensureTerminal(root);
    expect(await ensureTerminal(root)).toBe(first);
    const { x } = await import(join(first, 'evaluate.js'));
    expect(x).toBe(1);

    write('lib/x.ts', 'export const x: number = 1 + 41;');
    const second = await ensureTerminal(root);
    expect(second).not.toBe(first);
    expect((await import(join(second, 'merge.js'))).x).toBe(42);
    // Variables in their place would make kernels slow.
    const modules = readdirSync(second).map((name) => readFileSync(join(second, name), 'utf8'));
    expect(modules.join('')).toMatch(/^const x = /m);
    // A command that runs may still load parts of the earlier ones.
    expect(readFileSync(join(first, 'evaluate.js'), 'utf8')).toContain('x');
  });

  it('are those of the package where npm installed it', async () => {
    rmSync(join(root, 'package-lock.json'));
    expect(await ensureTerminal(root)).toBe(join(root, 'dist/terminal'));
  });
});

describe('predictions that another thread reads and scores', () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it('give the same as those read on this thread, also where the thread cannot read them', async () => {
    const rows = (scores: readonly number[]) => scores.map((score, i) => `i${i},${score},0.5`);
    const csv = (header: string, scores: readonly number[]) =>
      `${[header, ...rows(scores)].join('\n')}\n`;
    folder.write({
      'labels.csv': 'id,A,B\ni0,1,0\ni1,0,1\ni2,1,0\ni3,0,0\n',
      'plain.csv': csv('id,A,B', [0.9, 0.2, 0.4, 0.6]),
      'other.csv': csv('id,A,B', [0.1, 0.3, 0.4, 0.8]),
      // A quote within a cell: DuckDB reads it.
      'odd.csv': 'id,A,B,note\ni0,0.4,0.5,\ni1,0.2,0.5,3" cut\ni2,0.4,0.5,\ni3,0.6,0.5,\n',
      'wrong.csv': csv('id,A,B', [0.9, 0.2, 1.4, 0.6]),
    });
    const score = async (...files: readonly string[]) => {
      const args = ['--labels', 'labels.csv', '--predictions', ...files, '--format', 'json'];
      const bundled = await startCommand(folder.path, args).ended;
      expect(bundled).toEqual(await folder.run(...args));
      return bundled;
    };
    expect((await score('plain.csv', 'other.csv')).code).toBe(0);
    expect((await score('plain.csv', 'odd.csv', 'other.csv')).code).toBe(0);
    expect((await score('wrong.csv', 'plain.csv', 'missing.csv')).code).toBe(1);
  });

  it('give the same tables and replicates, in the order of the files', async () => {
    const images = 60;
    const hash = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 8) / 2 ** 24;
    const places = Array.from({ length: images }, (_, i) => i);
    const table = (cell: (place: number) => string, order: (i: number) => number) =>
      places.map((i) => {
        const row = order(i);
        return `i${row},${[0, 1, 2].map((c) => cell(3 * row + c)).join()}`;
      });
    const csv = (rows: readonly string[]) => `${['id,A,B,C', ...rows].join('\n')}\n`;
    const label = (place: number) => (hash(place) < 0.3 ? '1' : '0');
    folder.write({ 'many.csv': csv(table(label, (i) => i)) });
    const teams = ['d', 'b', 'a', 'c', 'e'];
    for (const [team, name] of teams.entries()) {
      // Each in another order of rows.
      const score = (place: number) => hash(place * (team + 2)).toFixed(6);
      folder.write({ [`${name}.csv`]: csv(table(score, (i) => (7 * i + team) % images)) });
    }
    const args = [
      ...['--labels', 'many.csv', '--predictions', ...teams.map((name) => `${name}.csv`)],
      ...['--bootstrap', '100', '--out'],
    ];
    const there = await startCommand(folder.path, [...args, 'there']).ended;
    const here = await folder.run(...args, 'here');
    expect(there).toEqual({ code: 0, out: here.out, err: here.err });
    expect(folder.list('there')).toEqual(folder.list('here'));
    expect(folder.list('there')).toContain('class_metrics.csv');
    for (const file of folder.list('there')) {
      expect(folder.read(`there/${file}`)).toBe(folder.read(`here/${file}`));
    }
  });
});
