import type { CsvHead } from './csv-head';

const NUMBER = /^\s*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)\s*$/i;
/** Integers of several digits may be ids, whose leading zeros a number would lose. */
const LONG_INTEGER = /^\s*[+-]?\d{2,}\s*$/;

export type CsvType = 'DOUBLE' | 'VARCHAR';

/**
 * The type to read each column as: numbers where every cell of the sample is one, else text.
 * Columns of integers with several digits are read as text at first; `narrowColumns` makes them
 * integers where nothing is lost by it.
 */
export function guessTypes({ header, sample, decimal }: CsvHead): CsvType[] {
  return header.map((_, i) => {
    const spelled = sample.map((record) => record[i] ?? '');
    const points = decimal === '.' ? spelled : spelled.map((cell) => cell.replace(decimal, '.'));
    const cells = points.filter((cell) => cell.trim() !== '');
    if (cells.length === 0 || !cells.every((cell) => NUMBER.test(cell))) return 'VARCHAR';
    const fractions = cells.some((cell) => !/^\s*[+-]?\d+\s*$/.test(cell));
    return !fractions && cells.some((cell) => LONG_INTEGER.test(cell)) ? 'VARCHAR' : 'DOUBLE';
  });
}
