import { isDecisiveWord, isLabelWord, isMissingWord } from '@/lib/challenge/label-meaning';
import type { Column, ColumnInfo } from '../types';
import { doublesOf, textNumber } from '../values';

/**
 * What a column's values say of it. Missing values are left out, and words such as NA that say that
 * a value is missing; NaN in a column of numbers is a value.
 */
export interface ColumnEvidence {
  readonly column: ColumnInfo;
  /** Values there are. */
  readonly count: number;
  /** Values that are numbers (or truth values in a boolean column). */
  readonly numbers: number;
  /** Share of values that are 0, 1, -1 or a word for a label; 1 where there is no value. */
  readonly flagShare: number;
  /** Share of values that are numbers or words for labels; 1 where there is no value. */
  readonly numberShare: number;
  /** Some value has a fractional part. */
  readonly fractional: boolean;
  /** Least and greatest number; NaN where there is none. NaN is greater than every number. */
  readonly min: number;
  readonly max: number;
}

/** Rows that show of most columns of scores that they are such. */
const FIRST_ROWS = 2048;

type Floats = Float32Array | Float64Array;

const isFlag = (value: number) => value === 0 || value === 1 || value === -1;

const countMissing = (missing: Uint8Array | null) =>
  missing?.reduce((sum, one) => sum + one, 0) ?? 0;

/** Flags and fractions among the first rows; NaN is neither. */
function lookAt(values: Floats, rows: number) {
  let flags = 0;
  let present = 0;
  let fractional = false;
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    present++;
    if (isFlag(value)) flags++;
    else if (Number.isFinite(value) && !Number.isInteger(value)) fractional = true;
  }
  return { flags, present, fractional };
}

/** The bits of infinity as a float. */
const INFINITE = 0x7f800000;

/**
 * The range of finite floats of which none is below 0, as scores mostly are: their bits are in the
 * order of their values, and integers are compared in half the time. Null for other floats.
 */
function rangeOfBits({ buffer, byteOffset, length }: Float32Array) {
  const bits = new Int32Array(buffer, byteOffset, length);
  let low = INFINITE;
  let high = 0;
  for (let row = 0; row < length; row++) {
    const value = bits[row]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low < 0 || high >= INFINITE || length === 0) return null;
  const [min, max] = new Float32Array(Int32Array.of(low, high).buffer);
  return { min: min!, max: max!, nans: 0 };
}

/** Least and greatest of all values but NaN, and how many are NaN. */
function rangeOf(values: Floats) {
  const known = values instanceof Float32Array ? rangeOfBits(values) : null;
  if (known) return known;
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < values.length; row++) {
    min = Math.min(min, values[row]!);
    max = Math.max(max, values[row]!);
  }
  // Both are NaN as soon as one value is, which is rare; this loop takes a third of the next one.
  return Number.isNaN(min) ? rangeBesideNans(values) : { min, max, nans: 0 };
}

function rangeBesideNans(values: Floats) {
  let min = Infinity;
  let max = -Infinity;
  let nans = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) nans++;
  }
  return { min, max, nans };
}

/** Missing floats are NaN in the array. */
function evidenceOfFloats(column: Column, values: Floats): ColumnEvidence {
  const { min, max, nans } = rangeOf(values);
  const absent = countMissing(column.missing);
  const count = values.length - absent;
  const first = lookAt(values, Math.min(values.length, FIRST_ROWS));
  const look = first.fractional ? first : lookAt(values, values.length);
  const seen = first.fractional ? first.present : count;
  return {
    column,
    count,
    numbers: count,
    flagShare: count === 0 ? 1 : look.flags / seen,
    numberShare: 1,
    fractional: look.fractional,
    min: nans === values.length ? Number.NaN : min,
    max: nans > absent || count === 0 ? Number.NaN : max,
  };
}

function evidenceOfWholes(column: Column): ColumnEvidence {
  const { values, missing } = doublesOf(column);
  let min = Number.NaN;
  let max = Number.NaN;
  let count = 0;
  let flags = 0;
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row]) continue;
    const value = values[row]!;
    count++;
    if (isFlag(value)) flags++;
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
  }
  const flagShare = count === 0 ? 1 : flags / count;
  return { column, count, numbers: count, flagShare, numberShare: 1, fractional: false, min, max };
}

function evidenceOfTexts(column: Column & { kind: 'text' | 'other' }): ColumnEvidence {
  let count = 0;
  let numbers = 0;
  let words = 0;
  let letters = 0;
  let decisive = 0;
  let flags = 0;
  let fractional = false;
  let min = Number.NaN;
  let max = Number.NaN;
  for (let row = 0; row < column.values.length; row++) {
    const text = column.values.at(row);
    if (text === null) continue;
    const value = textNumber(text);
    if (value === null) {
      if (isMissingWord(text)) continue;
      count++;
      if (isLabelWord(text)) {
        words++;
        if (isDecisiveWord(text)) decisive++;
        if (text.trim().length === 1) letters++;
      }
      continue;
    }
    count++;
    numbers++;
    if (isFlag(value)) flags++;
    if (Number.isFinite(value) && !Number.isInteger(value)) fractional = true;
    if (!(value >= min)) min = Number.isNaN(value) ? min : value;
    if (!(value <= max) && !(numbers > 1 && Number.isNaN(max))) max = value;
  }
  // Y and N are labels where there is hardly anything else: one that is not is asked about.
  if (letters < 0.75 * count) words -= letters;
  // "unknown" is written in columns of all kinds: alone it is no label.
  if (decisive === 0 && numbers === 0) words = 0;
  const share = (n: number) => (count === 0 ? 1 : n / count);
  return {
    column,
    count,
    numbers,
    flagShare: share(flags + words),
    numberShare: share(numbers + words),
    fractional,
    min,
    max,
  };
}

const known = new WeakMap<Column, ColumnEvidence>();

/**
 * What the values of a column say, from one pass. Shares of a column with a fraction among its
 * first rows are those of these rows; everything else is taken from every row.
 */
export function columnEvidence(column: Column): ColumnEvidence {
  const before = known.get(column);
  if (before) return before;
  let evidence: ColumnEvidence;
  if (column.kind === 'float' || column.kind === 'double') {
    evidence = evidenceOfFloats(column, column.values);
  } else if (column.kind === 'text' || column.kind === 'other') evidence = evidenceOfTexts(column);
  else evidence = evidenceOfWholes(column);
  known.set(column, evidence);
  return evidence;
}
