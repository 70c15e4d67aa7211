import { describe, expect, it } from 'vitest';
import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';
import {
  contrast,
  linearRgb,
  luminance,
  okLab,
  rampColour,
  readableOn,
  valueColour,
} from '@/lib/plots/core/colour';
import { bandStyle, TEAM_SYMBOLS, teamStyles } from '@/lib/plots/core/styles';
import { type FigureTheme, figureTheme } from '@/lib/plots/core/theme';

type Matrix = readonly (readonly [number, number, number])[];

/** Machado, Oliveira, Fernandes 2009, severity 1. */
const SIGHT: Readonly<Record<string, Matrix>> = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

const TRITANOPIA: Matrix = [
  [1.255528, -0.076749, -0.178779],
  [-0.078411, 0.930809, 0.147602],
  [0.004733, 0.691367, 0.3039],
];

function seen(hex: string, sight: Matrix) {
  const [r, g, b] = linearRgb(hex);
  const row = ([x, y, z]: readonly [number, number, number]) =>
    Math.min(1, Math.max(0, x * r + y * g + z * b));
  return okLab([row(sight[0]!), row(sight[1]!), row(sight[2]!)]);
}

function closest(colours: readonly string[], sight: Matrix): number {
  const points = colours.map((colour) => seen(colour, sight));
  const distances = points.flatMap((a, i) =>
    points.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

const THEMES: FigureTheme[] = [figureTheme('light'), figureTheme('dark')];

describe.each(THEMES)('theme $mode', (theme) => {
  const { colours } = theme;
  it('gives text and marks enough contrast with the page', () => {
    for (const text of [colours.ink, colours.muted]) {
      expect(contrast(text, colours.surface)).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of [...colours.teams, ...colours.bands, colours.neutral]) {
      expect(contrast(mark, colours.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.entries(SIGHT))('keeps teams and bands apart under %s sight', (_name, sight) => {
    expect(closest(colours.teams, sight)).toBeGreaterThan(0.07);
    expect(closest(colours.bands, sight)).toBeGreaterThan(0.09);
  });

  it.each(Object.entries({ ...SIGHT, tritanopia: TRITANOPIA }))(
    'keeps the ramps in order under %s sight',
    (_name, sight) => {
      for (const ramp of [colours.ramp, colours.below]) {
        const lightness = Array.from(
          { length: 21 },
          (_, i) => seen(rampColour(ramp, i / 20), sight)[0],
        );
        const direction = Math.sign(lightness[20]! - lightness[0]!);
        for (let i = 1; i <= 20; i++) {
          expect(direction * (lightness[i]! - lightness[i - 1]!)).toBeGreaterThan(0.01);
        }
      }
    },
  );

  it('gives values at equal distances from 0 equal strength, on either side another colour', () => {
    const colour = valueColour(colours, [-0.5, 0.2]);
    expect(colour(0)).toBe(colours.ramp[0]);
    expect(colour(-0.5)).toBe(colours.below.at(-1));
    expect(colour(0.2)).toBe(rampColour(colours.ramp, 0.4));
    expect(colour(-0.2)).toBe(rampColour(colours.below, 0.4));
    expect(valueColour(colours, [0.2, 0.7])(0.7)).toBe(colours.ramp.at(-1));
  });

  it('gives each band, and no band, its own symbol', () => {
    const looks = [...bandNames(DEFAULT_BANDS), null].map((band) => bandStyle(band, theme).symbol);
    expect(new Set(looks).size).toBe(4);
  });

  it.each(['ramp', 'below'] as const)(
    'has a %s of monotonic lightness, text readable on it',
    (name) => {
      const steps = Array.from({ length: 101 }, (_, i) => rampColour(colours[name], i / 100));
      const lightness = steps.map((step) => okLab(linearRgb(step))[0]);
      const direction = Math.sign(lightness[100]! - lightness[0]!);
      for (let i = 1; i <= 100; i++) {
        expect(direction * (lightness[i]! - lightness[i - 1]!)).toBeGreaterThan(0);
      }
      for (const step of steps) {
        const text = readableOn(step, [colours.ink, colours.surface]);
        expect(contrast(step, text)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('gives each of the first 70 teams a distinct look', () => {
    const teams = Array.from({ length: 70 }, (_, i) => `team ${i}`);
    const style = teamStyles(teams, theme);
    const looks = new Set(teams.map((team) => `${style(team).colour} ${style(team).symbol}`));
    expect(looks.size).toBe(70);
    expect(TEAM_SYMBOLS).toContain(style('team 69').symbol);
    expect(style('unknown').colour).toBe(colours.neutral);
  });
});

it('computes contrast and luminance of the extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 10);
  expect(rampColour(['#000000', '#808080', '#ffffff'], 0.5)).toBe('#808080');
});
