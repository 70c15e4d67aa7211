import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { headMediumTail } from '@/lib/challenge/bands';
import { initialDocument } from '@/lib/notebook/document/initial';
import { addCell } from '@/lib/notebook/document/operations';
import { runsQueries } from '@/lib/notebook/document/user-cells';
import { readFragment, writeFragment } from '@/lib/notebook/persistence/fragment';
import { fromPayload, toPayload } from '@/lib/notebook/persistence/link';
import { readNotebook } from '@/lib/notebook/persistence/read-notebook';
import {
  documentOf,
  isNotebook,
  savedName,
  savedText,
  toSaved,
} from '@/lib/notebook/persistence/saved';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { anyDocument, BUILT_IN } from './documents';

const FILE = {
  name: 'labels.csv',
  size: 12,
  hash: 'ab'.repeat(32),
  choices: { overrides: { role: 'labels' as const, classes: { e: 'Edema', x: null } }, task: 'T' },
};

const good = toSaved(initialDocument(BUILT_IN), [FILE]);

const refusal = (value: unknown): string => {
  try {
    readNotebook(typeof value === 'string' ? value : JSON.stringify(value), 'a.longtail.json');
  } catch (error) {
    return String(error);
  }
  return 'accepted';
};

const withCell = (cell: unknown) => ({ ...good, cells: [...good.cells, cell] });

describe('a saved notebook', () => {
  it('reads back equal', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(readNotebook(savedText(toSaved(document, [FILE])), 'x')).toEqual(
          toSaved(document, [FILE]),
        );
      }),
    );
  });

  it('of version 1 is migrated: cells and settings only', () => {
    const first = {
      format: 'longtail-notebook',
      version: 1,
      cells: [
        { kind: 'built-in', id: 'bands', cell: 'bands' },
        { kind: 'sql', id: 'query-1', name: 'q', sql: 'SELECT 1' },
      ],
      settings: { threshold: 0.25, order: 'name' },
    };
    expect(documentOf(readNotebook(JSON.stringify(first), 'old'))).toEqual({
      title: '',
      cells: first.cells.map((cell) => ({ ...cell, hidden: false })),
      settings: { ...INITIAL_SETTINGS, threshold: 0.25, order: 'name' },
      uncertainty: DEFAULT_UNCERTAINTY,
      choices: {},
      selection: { classes: [], teams: [], bands: [] },
      tags: {},
    });
    expect(refusal({ ...first, cells: 'none' })).toMatch(/the cells are "none"; expected a list/);
  });

  it('keeps the limits between bands that version 2 had', () => {
    const bands = (limits: object) =>
      readNotebook(JSON.stringify({ ...good, version: 2, settings: { limits } }), 'old').settings
        .bands;
    expect(bands({ head: 0.2, tail: 0.05 })).toEqual(headMediumTail(0.2, 0.05));
    expect(bands({ head: 0.1, tail: 0.01 })).toBeNull();
  });

  it('gets the default resampling settings where it has none', () => {
    const { uncertainty, ...older } = good;
    expect(readNotebook(JSON.stringify(older), 'old').uncertainty).toEqual(uncertainty);
    const seeded = { ...older, uncertainty: { seed: 99, method: 'bca' } };
    expect(readNotebook(JSON.stringify(seeded), 'new').uncertainty).toEqual({
      ...DEFAULT_UNCERTAINTY,
      seed: 99,
      method: 'bca',
    });
  });

  it('rounds the level to a tenth of a per cent', () => {
    const level = (value: number) =>
      readNotebook(JSON.stringify({ ...good, uncertainty: { level: value } }), 'x').uncertainty
        .level;
    expect(99.9 / 100).not.toBe(0.999);
    expect(level(99.9 / 100)).toBe(0.999);
    for (let tenths = 500; tenths <= 999; tenths++) {
      expect(level(tenths / 10 / 100)).toBe(tenths / 1000);
    }
    expect(refusal({ ...good, uncertainty: { level: 1 } })).toMatch(/level/);
  });

  it.each([
    ['a newer version', { ...good, version: 4 }, /newer notebook, with version 4.*at most 3/],
    ['no version', { ...good, version: '2' }, /version is not a schema version/],
    ['another format', { ...good, format: 'ipynb' }, /expected "format": "longtail-notebook"/],
    ['a list', [], /is no notebook/],
    ['no JSON', '{', /a\.longtail\.json: is not JSON/],
    ['too much', ' '.repeat(5_000_001), /is 5\.0 MB; expected at most 5 MB/],
    ['a depth of brackets', '['.repeat(100_000), /is not JSON/],
    [
      'a missing query',
      withCell({ kind: 'sql', id: 'q', hidden: false, name: 'q' }),
      /: the SQL of cell 4 \(q\) is missing$/,
    ],
    [
      'another kind',
      withCell({ kind: 'script', id: 'q', hidden: false }),
      /the kind of cell 4 \(q\) is "script"; expected built-in, text, sql or chart$/,
    ],
    [
      'an id twice',
      withCell(good.cells[0]),
      /the cells: expected a different id for each cell, but “tail” is repeated/,
    ],
    [
      'an unsafe id',
      withCell({ kind: 'text', id: '__proto__', hidden: false, text: '' }),
      /the id of cell 4 \(__proto__\) is "__proto__"; expected at most 80 small letters/,
    ],
    [
      'a threshold of 2',
      { ...good, settings: { threshold: 2 } },
      /the threshold of the settings is 2; expected at most 1$/,
    ],
    [
      'crossed cut-offs',
      { ...good, settings: { bands: headMediumTail(0.1, 0.2) } },
      /the bands of the bands of the settings: expected cut-offs from high to low/,
    ],
    [
      'ten replicates',
      { ...good, uncertainty: { replicates: 10 } },
      /the replicates of the resampling settings are 10; expected at least 100$/,
    ],
    [
      'half a hash',
      { ...good, files: [{ ...FILE, hash: 'ab' }] },
      /the SHA-256 of file 1 \(labels\.csv\) is "ab"; expected 64 digits/,
    ],
    [
      'a task that is no name',
      { ...good, files: [{ ...FILE, choices: { overrides: {}, task: 2 } }] },
      /the task of the choices of file 1 \(labels\.csv\) is 2; expected text$/,
    ],
    [
      'a band that is no name',
      { ...good, selection: { bands: ['head', 3] } },
      /entry 2 of the bands of the selection is 3; expected text$/,
    ],
    [
      'a choice named as objects’ own are',
      { ...good, choices: { bands: { toString: [5] } } },
      /: “toString” of cell “bands” of the choices is a list; expected text, a number, true or/,
    ],
    [
      'half a bin',
      { ...good, settings: { bins: 2.5 } },
      /the number of bins of the settings is 2\.5; expected a whole number$/,
    ],
  ])('with %s is refused, and says where', (_what, value, message) => {
    expect(refusal(value)).toMatch(message);
  });

  it('cannot reach prototypes', () => {
    const hostile = JSON.stringify(good).replace(
      '"choices":{}',
      '"choices":{"__proto__":{"polluted":true},"constructor":{"polluted":true}}',
    );
    const { choices } = readNotebook(hostile, 'x');
    expect(Object.keys(choices)).toEqual([]);
    expect(Object.getPrototypeOf(choices)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('is refused in finite time, however deep it is nested', () => {
    expect(refusal('['.repeat(1_000_000))).toMatch(/a\.longtail\.json: is not JSON/);
    expect(refusal(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toMatch(
      /a\.longtail\.json: is (no notebook|not JSON)/,
    );
    expect(refusal({ ...good, title: 'x'.repeat(1_000_000) })).toMatch(/title is .{1,90};/);
  });

  it('has cell ids that are no properties of every object, and no selectors', () => {
    for (const id of ['constructor', '__proto__', 'a"] *', '<b>', 'a b', 'a'.repeat(81)]) {
      expect(refusal(withCell({ kind: 'text', id, hidden: false, text: '' }))).toMatch(
        /the id of cell \d+ \(/,
      );
    }
  });

  it('has a file name made of its title', () => {
    expect(savedName('Rare: 1/2 “classes”?')).toBe('Rare-1-2-classes.longtail.json');
    expect(savedName('../..')).toBe('notebook.longtail.json');
    expect(savedName('Überblick 文')).toBe('Überblick-文.longtail.json');
  });

  it('is recognised by its file name, and by its contents if a browser changed the name', () => {
    const text = '{\n  "format": "longtail-notebook",';
    expect(isNotebook('notebook.longtail.json', '')).toBe(true);
    expect(isNotebook('notebook.longtail (1).json', text)).toBe(true);
    expect(isNotebook('Rare.JSON', text)).toBe(true);
    expect(isNotebook('scores.json', '[{"id":"a","Edema":0.5}]')).toBe(false);
    expect(isNotebook('labels.csv', text)).toBe(false);
  });
});

describe('a link', () => {
  it('reads back equal, and has only characters that addresses allow', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const payload = toPayload(document, [FILE]);
        expect(payload).toMatch(/^[\w-]+$/);
        expect(fromPayload(payload)).toEqual(toSaved(document, [FILE]));
      }),
    );
  });

  it('that was cut or changed is refused', () => {
    const payload = toPayload(good, [FILE]);
    expect(() => fromPayload(payload.slice(0, -20))).toThrow(/The link: is damaged/);
    expect(() => fromPayload('%%%')).toThrow(/The link: is damaged/);
    expect(() => fromPayload('')).toThrow(/The link: is damaged/);
  });

  it('that expands beyond the limit is refused', () => {
    const bomb = deflateSync(strToU8(' '.repeat(6_000_000)), { level: 1 });
    const payload = Buffer.from(bomb).toString('base64url');
    expect(() => fromPayload(payload)).toThrow(/The link: is damaged/);
  });

  it('names a cell together with the notebook', () => {
    expect(readFragment('#bands')).toEqual({ cell: 'bands', payload: null });
    expect(readFragment('#notebook=abc')).toEqual({ cell: null, payload: 'abc' });
    expect(readFragment('#bands&notebook=a_-b')).toEqual({ cell: 'bands', payload: 'a_-b' });
    for (const hash of ['', '#bands', '#notebook=abc', '#bands&notebook=abc']) {
      expect(writeFragment(readFragment(hash))).toBe(hash);
    }
  });

  it('asks for consent if it has queries', () => {
    const start = initialDocument(BUILT_IN);
    const text = (value: string) =>
      addCell(start, { kind: 'text', id: 't', hidden: false, text: value }, 0);
    expect(runsQueries(start)).toBe(false);
    expect(runsQueries(text('plain'))).toBe(false);
    expect(runsQueries(text('mAP {{ team_metrics.map }}'))).toBe(true);
  });
});
