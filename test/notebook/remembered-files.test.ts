import { describe, expect, it, vi } from 'vitest';
import {
  FileRecogniser,
  missingFiles,
  rememberedFiles,
  userFiles,
} from '@/lib/notebook/persistence/remembered-files';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { resultsFileOf, sessionWith } from './support';

const LABELS = new File(['id,Edema\na,1\nb,0\nc,1\nd,0\n'], 'labels.csv');
const SCORES = new File(['id,Edema\na,0.9\nb,0.2\nc,0.8\nd,0.4\n'], 'team.csv');

describe('files a notebook was made with', () => {
  const entry = (name: string, hash: string, more: Partial<SourceEntry> = {}): SourceEntry => ({
    id: hash,
    version: 1,
    team: null,
    partOf: null,
    file: new File(['x'], name),
    origin: 'own',
    choices: { overrides: {} },
    inForce: { overrides: {} },
    status: { kind: 'ready' },
    loaded: {
      fileName: name,
      size: 1,
      hash,
      format: 'csv',
      rows: 1,
      columns: [],
      seconds: 0,
    },
    description: null,
    source: null,
    joined: null,
    seconds: 0,
    ...more,
  });
  const remembered = (name: string, hash: string) => ({
    name,
    hash,
    size: 1,
    choices: { overrides: {} },
  });

  it('are those loaded and those not opened again; new contents of a name replace the old', () => {
    const before = [remembered('a.csv', 'A'), remembered('b.csv', 'B'), remembered('c.csv', 'C')];
    const sources = [entry('b.csv', 'B2'), entry('d.csv', 'D')];
    const now = rememberedFiles(before, sources, new Set(['C']));
    expect(now.map(({ hash }) => hash)).toEqual(['A', 'B2', 'D']);
    expect(missingFiles(now, sources).map(({ name }) => name)).toEqual(['a.csv']);
  });

  it('may have the same name: opening one does not replace the other', () => {
    const [a, b] = [remembered('s.csv', 'A'), remembered('s.csv', 'B')];
    const hashes = (sources: SourceEntry[], seen: string[]) =>
      rememberedFiles([a, b], sources, new Set(seen)).map(({ hash }) => hash);
    const first = entry('s.csv', 'A');
    expect(hashes([first], [])).toEqual(['B', 'A']);
    expect(hashes([first], ['A'])).toEqual(['B', 'A']);
    expect(hashes([first, entry('s.csv', 'B')], ['A'])).toEqual(['A', 'B']);
    expect(hashes([entry('s.csv', 'C')], [])).toEqual(['A', 'B', 'C']);
    expect(hashes([], ['A'])).toEqual(['B']);
  });

  it('may be results files: each is one file, whatever it holds', async () => {
    const results = await sessionWith([LABELS, SCORES]);
    const file = await resultsFileOf(results);
    const { sources } = (await sessionWith([file])).state;
    expect(sources.length).toBe(2);
    const files = rememberedFiles([], sources, new Set());
    expect(files).toMatchObject([{ name: file.name, size: file.size, choices: { overrides: {} } }]);
    expect(missingFiles(files, [])).toEqual(files);
    expect(missingFiles(files, sources)).toEqual([]);
    expect(userFiles(sources).map((own) => own.file)).toEqual([file]);
  });

  it('are recognised by content; a notice says if choices were used for other content', () => {
    const notices: string[] = [];
    const amend = vi.fn(() => Promise.resolve());
    const sources: SourceEntry[] = [];
    const recogniser = new FileRecogniser({ state: { sources }, amend }, (text) =>
      notices.push(text),
    );
    const chosen = (team: string) => ({ overrides: { scale: 'percent' as const }, team });
    const [one, other] = [{ ...remembered('one.csv', '1'), choices: chosen('X') }, 's.csv'];
    const twins = ['A', 'B'].map((hash) => ({ ...remembered(other, hash), choices: chosen(hash) }));
    recogniser.expect([one, ...twins, remembered('plain.csv', 'P')]);
    expect(recogniser.choicesFor('one.csv')).toEqual(chosen('X'));
    expect(recogniser.choicesFor(other)).toBeUndefined();
    sources.push(entry(other, 'B'));
    recogniser.check();
    expect(amend.mock.calls).toEqual([['B', chosen('B')]]);
    sources.push(entry('one.csv', '2', { choices: chosen('X') }), entry('plain.csv', 'P2'));
    recogniser.check();
    expect(notices).toEqual([
      'one.csv is not the file this notebook was made with: its contents differ. The choices made for that file were used for this one too: see “How it was read”.',
      'plain.csv is not the file this notebook was made with: its contents differ.',
    ]);
  });

  it('wait for the task they were assigned to, which may be a built-in one', () => {
    const amend = vi.fn(() => Promise.resolve());
    const sources = [entry('p.csv', 'P')];
    const recogniser = new FileRecogniser({ state: { sources }, amend }, () => {});
    const choices = { overrides: {}, team: 'A' };
    recogniser.expect([{ ...remembered('p.csv', 'P'), choices, taskFile: 'L' }]);
    recogniser.check();
    expect(amend).not.toHaveBeenCalled();
    sources.push(entry('labels.csv', 'L', { id: 's9', origin: 'built-in' }));
    recogniser.check();
    recogniser.check();
    expect(amend.mock.calls).toEqual([['P', { ...choices, task: 's9' }]]);
  });

  it('name the task by the hash of its label file, since ids differ in each session', () => {
    const predictions = entry('p.csv', 'P', {
      choices: { overrides: { role: 'predictions' }, team: 'A', task: 'L' },
    });
    expect(rememberedFiles([], [entry('l.csv', 'L'), predictions], new Set())[1]).toEqual({
      ...remembered('p.csv', 'P'),
      choices: { overrides: { role: 'predictions' }, team: 'A' },
      taskFile: 'L',
    });
  });
});
