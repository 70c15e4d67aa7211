import type { ClassFigure } from '../published/tables';
import { trainingPrevalence } from '../published/training-bands';
import { classCell } from './columns';
import type { Finding, Rule } from './finding';
import { digits, tableName } from './names';
import { HALF_DIGIT } from './rounding';

/** P = F1 R / (2 R - F1); Infinity where 2 R <= F1, since no precision is then large enough. */
export function impliedPrecision(f1: number, recall: number): number {
  return 2 * recall > f1 ? (f1 * recall) / (2 * recall - f1) : Number.POSITIVE_INFINITY;
}

/** F1 = 0 means that no positive is found, FNR < 1 that some are. */
function zeroF1(f1: ClassFigure, fnr: ClassFigure, prevalence: number | undefined): Finding {
  const recall = 1 - fnr.value - HALF_DIGIT;
  const highest = impliedPrecision(HALF_DIGIT, recall);
  return {
    ...base(f1, fnr),
    recomputed: 1,
    printed: fnr.value,
    // So low a precision needs more positive calls than there are images unless the class is rare.
    roundingExplains: prevalence !== undefined && highest >= prevalence * recall,
    text: `${subject(f1, fnr)}: F1 is 0, so no positive is found and FNR must be 1, but it is printed as ${digits(fnr.value)}.`,
  };
}

const base = (f1: ClassFigure, fnr: ClassFigure) => ({
  rule: 'implied-precision',
  table: fnr.source_table,
  cells: [classCell(f1), classCell(fnr)],
});

const subject = (f1: ClassFigure, fnr: ClassFigure) =>
  `${tableName(f1.source_table)} and ${tableName(fnr.source_table)}, ${f1.class}, team ${f1.team}`;

/** F1 and FNR of a class imply its precision, which lies in [0, 1]. */
export const impliedPrecisions: Rule = {
  name: 'implied-precision',
  checks:
    'F1 and FNR of a class imply its precision: F1 R / (2 R - F1) with R = 1 - FNR. It must be in [0, 1], and F1 = 0 implies FNR = 1.',
  find(tables) {
    const prevalence = trainingPrevalence(tables);
    const figures = tables.published_class_metrics;
    const key = ({ task, class: name, team }: ClassFigure) => JSON.stringify([task, name, team]);
    const rates = new Map(figures.filter((f) => f.metric === 'fnr').map((f) => [key(f), f]));
    return figures.flatMap((f1): Finding[] => {
      const fnr = f1.metric === 'f1' ? rates.get(key(f1)) : undefined;
      if (!fnr) return [];
      if (f1.value === 0) return fnr.value < 1 ? [zeroF1(f1, fnr, prevalence.get(f1.class))] : [];
      const recall = 1 - fnr.value;
      const lowest = impliedPrecision(f1.value - HALF_DIGIT, recall + HALF_DIGIT);
      if (lowest <= 1) return [];
      const precision = impliedPrecision(f1.value, recall);
      const implied = Number.isFinite(precision)
        ? `imply a precision of ${digits(precision)}, above 1`
        : `cannot both be true, since F1 is at most 2 R / (1 + R) = ${digits((2 * recall) / (1 + recall))}`;
      return [
        {
          ...base(f1, fnr),
          printed: f1.value,
          recomputed: Number.isFinite(precision) ? precision : null,
          roundingExplains: false,
          text: `${subject(f1, fnr)}: F1 ${digits(f1.value)} and FNR ${digits(fnr.value)} (recall R = ${digits(recall)}) ${implied}.`,
        },
      ];
    });
  },
};
