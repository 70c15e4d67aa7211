// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { ALL_FIGURES, type Case, faultsOf } from './measure';

/** Boards of many teams or classes: a minute each, so every number, name and size comes up, not every pair. */
const CASES: readonly Case[] = [
  { teams: 26, classes: 5, names: 'long', size: 'slide' },
  { teams: 26, classes: 40, names: 'usual', size: 'page' },
  { teams: 60, classes: 14, names: 'long', size: 'slide' },
  { teams: 60, classes: 56, names: 'usual', size: 'column' },
  { teams: 1, classes: 1000, names: 'usual', size: 'column' },
  { teams: 4, classes: 1000, names: 'short', size: 'slide' },
  { teams: 12, classes: 1000, names: 'long', size: 'page' },
];

describe.each(CASES)('$teams teams, $classes classes, $names names, $size', (given) => {
  it.each(ALL_FIGURES)('%s has no text outside, overlapping or too small', (_name, draw) => {
    expect(faultsOf(draw, given)).toEqual([]);
  });
});
