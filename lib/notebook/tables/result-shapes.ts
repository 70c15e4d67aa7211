import type { PlainType } from '@/lib/engine';
import { RESAMPLED_COLUMNS, RESULT_COLUMNS } from '@/lib/export/result-columns';
import type { ResampledRows, ResultRows } from '@/lib/scoring/result-tables';

/** The tables that queries find whatever is loaded, empty where nothing is computed. */
export type ResultTable = keyof ResultRows | keyof ResampledRows | 'group_metrics';

/** Columns of the result tables, in their order, with what they hold. */
export const RESULT_SHAPES: Readonly<Record<ResultTable, Readonly<Record<string, PlainType>>>> = {
  ...RESULT_COLUMNS,
  curve_points: {
    task: 'text',
    team: 'text',
    class: 'text',
    curve: 'text',
    x: 'double',
    y: 'double',
    threshold: 'double',
  },
  group_metrics: {
    task: 'text',
    attribute: 'text',
    group: 'text',
    team: 'text',
    class: 'text',
    positives: 'integer',
    images: 'integer',
    prevalence: 'double',
    fnr: 'double',
    fpr: 'double',
  },
  ...RESAMPLED_COLUMNS,
};

export const RESULT_TABLES = Object.keys(RESULT_SHAPES) as readonly ResultTable[];

export function isResultTable(name: string): name is ResultTable {
  return Object.hasOwn(RESULT_SHAPES, name);
}
