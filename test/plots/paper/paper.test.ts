// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOARD_FIGURES } from './figures';
import { ALL_FIGURES, type Case, faultsOf } from './measure';

/** A few boards that differ in everything; `paper.slow.ts` and `large.slow.ts` take more. */
const CASES: readonly Case[] = [
  { teams: 1, classes: 5, names: 'short', size: 'slide' },
  { teams: 4, classes: 14, names: 'long', size: 'column' },
  { teams: 12, classes: 40, names: 'usual', size: 'page' },
];

describe.each(CASES)('$teams teams, $classes classes, $names names, $size', (given) => {
  it.each(ALL_FIGURES)('%s has no text outside, overlapping or too small', (_name, draw) => {
    expect(faultsOf(draw, given)).toEqual([]);
  });
});

describe('the list of figures', () => {
  it('has every figure of lib/plots', () => {
    const files = [
      ...readdirSync('lib/plots').map((name) => `lib/plots/${name}`),
      'lib/plots/chart/chart.ts',
    ].filter((path) => path.endsWith('.ts'));
    const drawing = files.filter((path) =>
      /export function \w+Figure\(/.test(readFileSync(path, 'utf8')),
    );
    const names = drawing.map((path) => path.replace(/^.*\/|\.ts$/g, ''));
    expect(Object.keys(BOARD_FIGURES).sort()).toEqual(names.sort());
  });
});
