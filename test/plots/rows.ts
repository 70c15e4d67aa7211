import { type Band, bandOf } from '@/lib/challenge/bands';
import type { FigureParams } from '@/lib/plots/core/params';
import { figureTheme } from '@/lib/plots/core/theme';

/** Synthetic rows: six classes down a long tail, one of them without a positive test image. */
const CLASSES: readonly { name: string; train: number; test: number }[] = [
  { name: 'Support Devices', train: 33_300, test: 3010 },
  { name: 'Enlarged Cardiomediastinum', train: 11_400, test: 1180 },
  { name: 'Calcification of the Aorta', train: 1640, test: 170 },
  { name: 'Hernia', train: 1540, test: 150 },
  { name: 'Pneumoperitoneum', train: 199, test: 22 },
  { name: 'Lobar Atelectasis', train: 50, test: 0 },
];

export const TEAMS = ['Team A', 'Team B', 'Team C'];
export const CLASS_NAMES = CLASSES.map(({ name }) => name);
const TRAIN = 100_000;
const TEST = 10_000;

export const labelCounts = CLASSES.flatMap(({ name, train, test }) => {
  const band = bandOf(name, train / TRAIN);
  const counts = (split: string, positives: number, images: number) => ({
    split,
    class: name,
    positives,
    images,
    prevalence: positives / images,
    band,
  });
  return [counts('train', train, TRAIN), counts('test', test, TEST)];
});

export const classMetrics = TEAMS.flatMap((team, t) =>
  CLASSES.map(({ name, train, test }, c) => {
    const defined = test > 0;
    const ap = defined ? 0.9 - 0.14 * c + 0.02 * ((t + c) % 3) : null;
    const prevalence = test / TEST;
    return {
      team,
      class: name,
      band: bandOf(name, train / TRAIN),
      positives: test,
      images: TEST,
      prevalence,
      ap,
      auroc: defined ? 0.95 - 0.03 * c - 0.01 * t : null,
      f1: defined ? 0.8 - 0.15 * c : 0,
      fnr: defined ? Math.min(1, 0.1 + 0.15 * c + 0.05 * t) : null,
      ece: 0.02 + 0.01 * c + 0.005 * t,
      lift: ap === null ? null : ap / prevalence,
    };
  }),
);

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b) / known.length;
}

export const bandMetrics = TEAMS.flatMap((team) =>
  (['head', 'medium', 'tail'] as Band[]).map((band) => {
    const own = classMetrics.filter((row) => row.team === team && row.band === band);
    return {
      team,
      band,
      classes: own.length,
      map: mean(own.map((row) => row.ap)),
      mauroc: mean(own.map((row) => row.auroc)),
      mf1: mean(own.map((row) => row.f1)),
      mfnr: mean(own.map((row) => row.fnr)),
    };
  }),
);

export const teamMetrics = [
  { team: 'Team A', map: 0.277, mauroc: 0.849, mf1: 0.299, mece: 0.603, rank: 3 },
  { team: 'Team B', map: 0.281, mauroc: 0.847, mf1: 0.289, mece: 0.589, rank: 1 },
  { team: 'Team C', map: 0.279, mauroc: null, mf1: 0.286, mece: 0.592, rank: 2 },
];

export const calibrationBins = ['Team A', 'Team B'].flatMap((series, s) =>
  [4000, 300, 25, 0, 2].map((count, bin) => ({
    series,
    bin,
    lower: bin / 5,
    upper: (bin + 1) / 5,
    count,
    mean_score: count > 0 ? bin / 5 + 0.08 : null,
    positive_rate: count > 0 ? Math.min(1, (bin / 5 + 0.06) * (1 + 0.2 * s)) : null,
  })),
);

export const curvePoints = TEAMS.slice(0, 2).flatMap((team, t) =>
  (['pr', 'roc'] as const).flatMap((curve) =>
    [0, 0.25, 0.5, 0.75, 1].map((x, i) => ({
      team,
      class: 'Hernia',
      curve,
      x,
      y: curve === 'pr' ? 1 - 0.9 * x * (1 + 0.05 * t) : Math.sqrt(x),
      threshold: 1 - i / 4,
    })),
  ),
);

export function params(width: number, mode: 'light' | 'dark' = 'light'): FigureParams {
  return { width, theme: figureTheme(mode), teams: TEAMS };
}
