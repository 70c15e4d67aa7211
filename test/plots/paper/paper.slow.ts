// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { FigureSize } from '@/lib/export/figure/sizes';
import type { Names } from './board';
import { ALL_FIGURES, type Case, faultsOf } from './measure';

const TEAMS = [1, 4, 12];
const CLASSES = [5, 14, 40, 56];
const NAMES: readonly Names[] = ['short', 'usual', 'long'];
const SIZES: readonly FigureSize[] = ['column', 'page', 'slide'];

/** All numbers of teams and classes; names and sizes take turns, so that each pair comes up. */
const CASES: readonly Case[] = TEAMS.flatMap((teams, t) =>
  CLASSES.flatMap((classes, c) =>
    SIZES.map((size, s) => ({ teams, classes, size, names: NAMES[(t + c + s) % NAMES.length]! })),
  ),
);

describe.each(CASES)('$teams teams, $classes classes, $names names, $size', (given) => {
  it.each(ALL_FIGURES)('%s has no text outside, overlapping or too small', (_name, draw) => {
    expect(faultsOf(draw, given)).toEqual([]);
  });
});
