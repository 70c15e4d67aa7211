import { classPairsFigure } from '@/lib/plots/class-pairs';
import { memberPairsFigure } from '@/lib/plots/member-pairs';
import { missCorrelationsFigure } from '@/lib/plots/miss-correlations';
import { missedByFigure } from '@/lib/plots/missed-by';
import { twoRatesFigure } from '@/lib/plots/two-rates';
import { twoScoresFigure } from '@/lib/plots/two-scores';
import type { Draw } from './figures';

/** Figures of single images, and of who misses them. */
export const IMAGE_FIGURES: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  'miss-correlations': {
    'miss-correlations': ({ teams }, p) =>
      missCorrelationsFigure(
        teams.flatMap((team, i) =>
          teams.slice(i + 1).map((other, j) => ({
            team,
            other,
            positives: 400,
            both_missed: 60,
            expected: 31.4,
            correlation: j % 11 === 10 ? null : ((7 * i + 3 * j) % 20) / 20 - 0.1,
          })),
        ),
        { ...p, order: teams, subject: 'all classes' },
      ),
  },
  'member-pairs': {
    'member-pairs': ({ teams }, p) =>
      memberPairsFigure(
        teams.flatMap((team, i) =>
          teams.slice(i + 1).map((other, j) => ({
            team,
            other,
            images: ((7 * i + 3 * j) % 20) / 20,
            positives: j % 11 === 10 ? null : ((7 * i + 3 * j) % 20) / 20 - 0.1,
          })),
        ),
        { ...p, order: teams, over: 'positives' },
      ),
  },
  'missed-by': {
    'missed-by': ({ rows, teams, classes }, p) =>
      missedByFigure(
        classes.flatMap((name, i) =>
          [0, 1, teams.length].map((missed, k) => ({
            class: name,
            band: rows.classRows[i]?.band ?? null,
            teams: teams.length,
            missed_by: missed,
            images: 1000 + 37 * ((i + k) % 9),
          })),
        ),
        { ...p, subject: classes[0]! },
      ),
  },
  'two-rates': {
    'two-rates': ({ classes }, p) =>
      twoRatesFigure(
        classes.map((name, i) => ({
          class: name,
          first: (i % 10) / 10,
          second: i % 13 === 12 ? null : (i % 7) / 7,
          lower: (i % 7) / 7 - (i % 10) / 10 - 0.1,
          upper: (i % 7) / 7 - (i % 10) / 10 + 0.1,
        })),
        {
          ...p,
          title: `FNR of ${classes[0]}`,
          names: { first: 'other class not labelled', second: 'other class labelled' },
        },
      ),
  },
  'two-scores': {
    'two-scores': ({ classes, teams }, p) =>
      twoScoresFigure(
        Array.from({ length: 200 }, (_, i) => {
          const [x, y] = [(i % 20) / 20, ((7 * i) % 20) / 20];
          const box = { x1: x, x2: x + 0.05, y1: y, y2: y + 0.05 };
          return { ...box, part: `${i}`, images: 1 + (i % 90), positives: i % 2, selected: i % 9 };
        }),
        {
          ...p,
          subject: classes[0]!,
          first: teams[0]!,
          second: teams.at(-1)!,
          scale: 'linear',
          domain: [0, 1],
          threshold: 0.5,
          counts: { neither: 12_345, onlyFirst: 31, onlySecond: 41, both: 59 },
          corners: {
            neither: 'wrong in both',
            onlyFirst: 'broken',
            onlySecond: 'fixed',
            both: 'right in both',
          },
        },
      ),
  },
  'class-pairs': {
    'class-pairs': ({ classes, teams }, p) =>
      classPairsFigure(
        classes.flatMap((name, i) =>
          classes.flatMap((other, j) => {
            if (i === j) return [];
            const value = (i + j) % 13 === 12 ? null : ((7 * i + 3 * j) % 20) / 20 - 0.3;
            return [{ class: name, other, value, title: 'called 12.3% where missed' }];
          }),
        ),
        {
          ...p,
          order: classes,
          team: teams[0]!,
          label: 'Rate called where missed minus where found',
          note: 'Row: the class that is labelled, and missed or found. Column: the class that is called.',
        },
      ),
  },
};
