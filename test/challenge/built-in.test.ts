import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bandNames, bandOf } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import {
  bandsOfChallenge,
  groupsOfChallenge,
  parentPairs,
  plainChallenge,
} from '@/lib/challenge/challenge';
import { recognise } from '@/lib/challenge/recognise';
import { checkChallenge } from '@/lib/challenge/schema';

const folder = new URL('../../data/challenges/', import.meta.url);
const names = (key: string) => BUILT_IN[key]!.classes.map(({ name }) => name);

describe('the built-in descriptions', () => {
  it('are those of the folders', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((d) => d.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(BUILT_IN).sort());
  });

  it.each(Object.keys(BUILT_IN))('%s passes the check', (key) => {
    const text = readFileSync(new URL(`${key}/challenge.json`, folder), 'utf8');
    expect(checkChallenge(JSON.parse(text))).toHaveProperty('challenge');
  });

  it.each([
    ['cxr-lt-2023', 26],
    ['cxr-lt-2024', 45],
    ['cxr-lt-2026', 36],
    ['nih-chestx-ray14', 14],
    ['chexpert', 14],
    ['chexpert-5', 5],
    ['vindr-cxr', 28],
    ['ptb-xl', 71],
  ])('%s has %i classes', (key, classes) => {
    expect(names(key)).toHaveLength(classes);
  });

  it.each(Object.keys(BUILT_IN))('%s is recognised by the classes of each task', (key) => {
    const challenge = BUILT_IN[key]!;
    const tasks = challenge.tasks ?? [{ name: null, classes: names(key) }];
    for (const { name, classes = names(key) } of tasks) {
      const found = recognise([...classes].reverse().map((c) => `prob_${c.toUpperCase()}`));
      expect(found).toEqual({ challenge, task: name, from: 'built-in' });
    }
  });

  it('give the bands of CXR-LT 2026 an extreme tail', () => {
    const bands = bandsOfChallenge(BUILT_IN['cxr-lt-2026']!);
    expect(bandNames(bands)).toEqual(['head', 'medium', 'tail', 'extreme tail']);
    const at = [0.11, 0.1, 0.01, 0.0099, 0.005, 0.0049].map((p) => bandOf('x', p, bands));
    expect(at).toEqual(['head', 'medium', 'medium', 'tail', 'tail', 'extreme tail']);
  });

  it('group the statements of PTB-XL', () => {
    const groups = groupsOfChallenge(BUILT_IN['ptb-xl']!)!;
    expect(bandNames(groups)).toContain('Hypertrophy');
    expect(bandOf('lvh', null, groups)).toBe('Hypertrophy');
    expect(bandOf('unheard of', 0.2, groups)).toBeNull();
  });

  it('name parents over several generations', () => {
    expect(parentPairs(BUILT_IN.chexpert!)).toContainEqual({
      child: 'Pneumonia',
      parent: 'Lung Opacity',
    });
  });
});

describe('recognising a challenge', () => {
  it('makes a plain one of classes of no description', () => {
    const classes = ['Wren', 'Robin'];
    const challenge = plainChallenge('Files', classes);
    expect(recognise(classes)).toEqual({ challenge, task: null, from: 'files' });
  });

  it('does not take a few classes of a large challenge for it', () => {
    expect(recognise(['Edema', 'Hernia', 'Mass']).from).toBe('files');
  });

  it("prefers the reader's own description", () => {
    const own = plainChallenge('My hospital', names('chexpert'));
    expect(recognise(names('chexpert'), own)).toEqual({
      challenge: own,
      task: null,
      from: 'reader',
    });
    expect(recognise(names('ptb-xl'), own).challenge).toBe(BUILT_IN['ptb-xl']);
  });
});
