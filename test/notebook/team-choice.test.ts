import { describe, expect, it } from 'vitest';
import { hiddenBut, matchesPattern, namePart, repeatedNames } from '@/lib/notebook/team-choice';

describe('choosing teams by what is typed', () => {
  it.each([
    ['convnext_large', 'NEXT', true],
    ['convnext_large', 'conv*large', true],
    ['convnext_large', '*large', true],
    ['convnext_large', 'large*', false],
    ['run 7 seed 17', 'run*seed*7', true],
    ['ab', 'ab*b', false],
    ['anything', '', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('%s by %s: %s', (name, typed, expected) => {
    expect(matchesPattern(name, typed)).toBe(expected);
  });

  it('hides all others', () => {
    expect(hiddenBut(['A', 'B', 'C'], ['B'])).toEqual(['A', 'C']);
    expect(hiddenBut(['A', 'B'], [])).toEqual(['A', 'B']);
  });
});

describe('names by a regular part of the path', () => {
  const path = 'submissions/group_3/run_07/scores.csv.gz';

  it('are of the file, its folder, or the folder above', () => {
    expect(namePart(path, 'file')).toBe('scores');
    expect(namePart(path, 'folder')).toBe('run_07');
    expect(namePart(path, 'folder-above')).toBe('group_3');
    expect(namePart('scores.csv', 'folder')).toBe('');
  });

  it('are what a pattern finds', () => {
    expect(namePart(path, 'pattern', 'run_(\\d+)')).toBe('07');
    expect(namePart(path, 'pattern', 'group_\\d')).toBe('group_3');
    expect(namePart(path, 'pattern', '(')).toBe('');
    expect(namePart(path, 'pattern', 'x')).toBe('');
  });

  it('may be alike, which is said', () => {
    expect(repeatedNames(['a', 'b', 'a', 'a'])).toEqual(['a']);
    expect(repeatedNames(['a', 'b'])).toEqual([]);
  });
});
