import type { PlainType } from '@/lib/engine';
import type { ResultRows } from '@/lib/evaluation/result-tables';
import { RESULT_COLUMNS } from '@/lib/export/result-columns';

export type ResultTable = keyof ResultRows;

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
};

export const RESULT_TABLES = Object.keys(RESULT_SHAPES) as readonly ResultTable[];

export function isResultTable(name: string): name is ResultTable {
  return Object.hasOwn(RESULT_SHAPES, name);
}
