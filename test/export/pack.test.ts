import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileName, uniqueNames } from '@/lib/export/pack/paths';
import { packReadme } from '@/lib/export/pack/readme';
import { referencesBib } from '@/lib/export/pack/references';
import { zipWriter } from '@/lib/export/pack/zip';

const item = (name: string) => ({
  cell: 'Who leads?',
  caption: 'three\nteams',
  files: [`figures/${name}.svg`, `figures/${name}.pdf`],
  notes: [],
});

const facts = {
  title: 'My notebook',
  date: new Date('2026-01-02T03:04:05Z'),
  settings: [['Threshold', '0.500']] as const,
  versions: { 'Longtail Notebook': '0.1.0' },
  inputs: [{ name: 'a.csv', role: 'labels', rows: 406, hash: 'ab12', synthetic: false }],
  figures: [item('leaderboard')],
  tables: [],
  others: [['references.bib', 'works']] as const,
};

describe('a pack', () => {
  it('is a ZIP that reads back', async () => {
    const zip = zipWriter(facts.date);
    zip.add('figures/a.svg', '<svg/>');
    zip.add('b.bin', new Uint8Array(100_000).fill(7));
    const files = unzipSync(new Uint8Array(await zip.end().arrayBuffer()));
    expect(Object.keys(files)).toEqual(['figures/a.svg', 'b.bin']);
    expect(new TextDecoder().decode(files['figures/a.svg'])).toBe('<svg/>');
    expect(files['b.bin']).toEqual(new Uint8Array(100_000).fill(7));
  });

  it('describes its contents, data and software', () => {
    const readme = packReadme(facts);
    for (const said of [
      '2026-01-02T03:04:05',
      '`a.csv`: labels, 406 rows',
      'SHA-256 ab12',
      'Threshold: 0.500',
      '- Who leads?: three teams',
      '`figures/leaderboard.pdf`',
      'Longtail Notebook: 0.1.0',
    ]) {
      expect(readme).toContain(said);
    }
    expect(readme).not.toContain('synthetic');
    expect(readme).not.toContain('Not here');
    const without = packReadme({ ...facts, missing: [['query_1', 'its query has not run']] });
    expect(without).toMatch(/## Not here\n\n- query\\_1: its query has not run/);
    const twin = packReadme({ ...facts, inputs: [{ ...facts.inputs[0]!, synthetic: true }] });
    expect(twin).toContain('no results of any team');
  });

  it('names files that any system takes, each once', () => {
    expect(fileName('Über alles: A/B?')).toBe('Uber-alles-A-B');
    expect(fileName('../..')).toBe('untitled');
    const unique = uniqueNames();
    expect(['a', 'A', 'a', 'b'].map(unique)).toEqual(['a', 'A-2', 'a-3', 'b']);
  });
});

describe('the bibliography', () => {
  const entries = referencesBib()
    .split('\n\n')
    .filter((entry) => entry.trim() !== '');

  it('has one well-formed entry a work, with what every style asks for', () => {
    const keys = entries.map(
      (entry) => /^@(?:article|inproceedings|misc)\{(\w+),/.exec(entry)?.[1],
    );
    expect(new Set(keys).size).toBe(entries.length);
    expect(keys).toEqual(
      expect.arrayContaining(['cxrlt2024', 'mimiccxrjpg', 'scikitlearn', 'naeini2015']),
    );
    for (const entry of entries) {
      let depth = 0;
      for (const character of entry) {
        depth += character === '{' ? 1 : character === '}' ? -1 : 0;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(entry).toMatch(/^ {2}author = \{.+\},$/m);
      expect(entry).toMatch(/^ {2}year = \{(19|20)\d\d\},$/m);
    }
  });
});
