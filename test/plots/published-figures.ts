import { againstRangeFigure } from '@/lib/plots/against-range';
import type { FigureParams } from '@/lib/plots/core/params';
import { differencesFigure } from '@/lib/plots/differences';
import { dumbbellFigure } from '@/lib/plots/dumbbell';
import { fittingCountsFigure } from '@/lib/plots/fitting-counts';
import { solutionsFigure } from '@/lib/plots/solutions-matrix';
import { CLASS_NAMES, classMetrics, TEAMS } from './rows';

/** Synthetic stand-ins for the paper's tables, in the words of the other figures' rows. */
export const differenceRows = classMetrics.map((row, i) => ({
  team: row.team,
  class: row.class,
  prevalence: row.prevalence,
  reference: row.ap,
  value: row.ap === null ? null : row.ap + 0.004 * ((i % 5) - 2),
}));

export const dumbbellRows = CLASS_NAMES.map((name, i) => ({
  class: name,
  first: 0.9 - 0.12 * i,
  second: i % 3 === 2 ? 0.1 : Math.min(1, 0.95 - 0.08 * i),
}));

export const dumbbellWords = {
  title: 'Precision against the gold set',
  names: { first: 'Rule-based', second: 'GPT-4o' },
  mean: { first: 0.6, second: 0.65 },
};

export const rangeRows = TEAMS.map((team, i) => ({
  team,
  value: 0.37 + 0.001 * i,
  printed: i === 2 ? null : 0.3705 + 0.001 * i,
}));

export const rangeWords = {
  title: 'mAP over the 26 classes of CXR-LT 2023',
  range: { lowest: 0.349, highest: 0.372 },
  rangeTitle: 'winners of 2023, as printed',
};

export const countRows = CLASS_NAMES.map((name, i) => {
  const n = 8 * (i + 1);
  const counts = [1, 2, 3, 4, 5].map((k) => k * n);
  return { class: name, smallest: n, counts, counts_with_f1: i === 1 ? [] : counts.slice(0, i) };
});

export const solutionRows = TEAMS.flatMap((team, i) => {
  const handle = ['short', 'a_longer_handle', 'third'][i]!;
  const cell = (technique: string, detail: string) => ({
    team,
    handle,
    technique,
    detail,
    used: detail !== 'no',
  });
  return [
    cell('Backbone', ['ConvNeXt-S, ConvNeXt-B, ConvNeXt-T', 'ViT-L', 'ResNet50'][i]!),
    cell('Resolution', ['224, 384', '1024', '336, 448, 512'][i]!),
    cell('Ensemble', i === 1 ? 'no' : 'yes'),
    cell('Loss re-weighting', i === 0 ? 'no' : 'yes'),
    cell('Vision-language', i === 2 ? 'no' : 'yes'),
    cell('Pre-training', ['ImageNet > NIH, CheXpert, VinDr-CXR, BRAX', 'ImageNet', 'no'][i]!),
  ];
});

export const solutionScores = [
  { team: 'Team A', heading: 'mAP Task\u00a01', value: 0.281, place: 'rank 1, Table 4' },
  { team: 'Team B', heading: 'mAP Task\u00a01', value: 0.279, place: 'rank 2, Table 4' },
  { team: 'Team C', heading: 'mAP Task\u00a02', value: 0.509, place: 'rank 4, Table 6' },
];

/** Figures of published results, by name. */
export const PUBLISHED_FIGURES: Readonly<Record<string, (params: FigureParams) => SVGSVGElement>> =
  {
    differences: (p) =>
      differencesFigure(differenceRows, {
        ...p,
        metric: 'AP',
        names: { reference: 'printed', value: 'computed' },
        tolerance: 0.005,
      }),
    dumbbell: (p) => dumbbellFigure(dumbbellRows, { ...p, ...dumbbellWords }),
    'against-range': (p) => againstRangeFigure(rangeRows, { ...p, ...rangeWords }),
    'fitting-counts': (p) => fittingCountsFigure(countRows, { ...p, images: 406 }),
    solutions: (p) => solutionsFigure(solutionRows, solutionScores, p),
  };
