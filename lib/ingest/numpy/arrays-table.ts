import { affixMeaning } from '@/lib/challenge/class-names';
import { type FileTable, numberedColumn, textColumn } from '../file-table';
import { InputError } from '../input-error';
import type { Column } from '../types';
import type { NpyArray, NumberArray, TextArray } from './npy';

export type NamedArray = NpyArray & { readonly name: string };
type Matrix = NumberArray & { readonly name: string };

const EXPECTED = 'an array with a row for each image and a column for each class';

/** The array without axes of length 1, but for its rows and columns. */
function squeezed<A extends NpyArray>(array: A): A {
  const { shape } = array;
  if (shape.length <= 2) return array;
  const [rows = 0, ...rest] = shape[0] === 1 ? shape.slice(1) : shape;
  const wide = rest.filter((length) => length !== 1);
  return { ...array, shape: wide.length === 0 ? [rows, 1] : [rows, ...wide] };
}

const SQL_INTEGERS = new Map<unknown, string>([
  [Int8Array, 'TINYINT'],
  [Uint8Array, 'UTINYINT'],
  [Int16Array, 'SMALLINT'],
  [Uint16Array, 'USMALLINT'],
  [Int32Array, 'INTEGER'],
  [Uint32Array, 'UINTEGER'],
  [BigUint64Array, 'UBIGINT'],
]);

const SQL_FLOATS = { float: 'FLOAT', double: 'DOUBLE', boolean: 'BOOLEAN' } as const;

/** A column of a matrix; of an array of one axis the whole. */
function numberColumn(name: string, array: NumberArray, index: number): Column {
  const [rows = 0, width = 1] = array.shape;
  const { kind, values: all } = array;
  const values = new (all.constructor as new (length: number) => typeof all)(rows);
  for (let row = 0; row < rows; row++) values[row] = all[row * width + index]!;
  const sqlType =
    kind === 'integer' ? (SQL_INTEGERS.get(all.constructor) ?? 'BIGINT') : SQL_FLOATS[kind];
  return { name, kind, sqlType, values, missing: null } as Column;
}

const shapeText = ({ shape }: NpyArray) =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/** `"probs" (60, 4), "ids" (60,)` */
const listed = (arrays: readonly NamedArray[]) =>
  arrays
    .slice(0, 8)
    .map((array) => `"${array.name}" ${shapeText(array)}`)
    .join(', ');

const SCORES = /prob|score|pred|logit|output|sigmoid|conf|y_hat/i;
const LABELS = /label|target|truth|true|^gt$|^y$|^y_test$/i;

/** What a matrix holds, by its name: its columns are named so that this is understood. */
function meaning({ name }: Matrix): 'true' | 'pred' | null {
  if (affixMeaning(`${name}_x`) === 'labels' || LABELS.test(name)) return 'true';
  return SCORES.test(name) ? 'pred' : null;
}

/** The matrices that hold labels or scores: the only one there is, else those named so. */
function tellingMatrices(file: string, matrices: readonly Matrix[]): Matrix[] {
  if (matrices.length < 2) return [...matrices];
  const named = matrices.filter((one) => meaning(one) !== null);
  const kinds = new Set(named.map(meaning));
  if (named.length > 0 && kinds.size === named.length) return named;
  throw new InputError(
    `holds several arrays of rows and columns: ${listed(matrices)}; expected one of scores or labels, or one of each, named y_pred and y_true`,
    { file, expected: EXPECTED },
  );
}

/** The refusal of an array of several matrices, with how to part it. */
function threeAxes(file: string, array: NamedArray): InputError {
  const read = `a = np.load(${JSON.stringify(file.replace(/^.*[/\\]/, ''))})${/\.npz$/i.test(file) ? `[${JSON.stringify(array.name)}]` : ''}`;
  const stem = file.replace(/^.*[/\\]|\.\w+$/g, '');
  const each = `for several models, write a file for each: ${read}; [np.save(f"${stem}_{i}.npy", one) for i, one in enumerate(a)]`;
  const positive = `for what predict_proba of scikit-learn returns for several classes, keep the probability of 1: ${read}; np.save("${stem}_1.npy", np.stack([one[:, 1] for one in a], axis=1))`;
  const isPair = array.shape[2] === 2;
  return new InputError(
    `holds ${listed([array])}, an array of three axes; expected ${EXPECTED}. In Python (import numpy as np), ${isPair ? `${positive}. Or, ` : ''}${each}`,
    { file, expected: EXPECTED },
  );
}

function matrixColumns(matrix: Matrix, names: readonly string[] | null, both: boolean): Column[] {
  const kind = meaning(matrix);
  const nameOf = (index: number) => {
    const name = names?.[index] ?? numberedColumn(both ? 'class' : matrix.name, index);
    return both ? `${name}_${kind}` : name;
  };
  return Array.from({ length: matrix.shape[1]! }, (_, index) =>
    numberColumn(nameOf(index), matrix, index),
  );
}

/**
 * A table of named arrays, as `.npz` files and JSON hold them: a matrix of scores or labels (one of
 * each makes a file of both), arrays of one axis as further columns, names of classes where an array
 * of texts is as long as the matrix is wide.
 *
 * @throws InputError where there is no such matrix or several, and where lengths differ
 */
export function tableOfArrays(file: string, given: readonly NamedArray[]): FileTable {
  const arrays = given.map(squeezed).filter(({ shape }) => shape.length > 0);
  const isMatrix = (array: NamedArray): array is Matrix =>
    array.kind !== 'text' && array.shape.length === 2;
  const matrices = tellingMatrices(file, arrays.filter(isMatrix));
  const flat = arrays.filter(({ shape }) => shape.length === 1);
  const rows = (matrices[0] ?? flat[0])?.shape[0];
  const width = matrices[0]?.shape[1];
  const deep = arrays.find(({ shape }) => shape.length === 3);
  if (rows === undefined && deep) throw threeAxes(file, deep);
  if (rows === undefined) {
    const what = arrays.length === 0 ? 'no array' : listed(arrays);
    throw new InputError(`holds ${what}; expected ${EXPECTED}`, { file, expected: EXPECTED });
  }
  const isNames = (array: NamedArray): array is TextArray & { name: string } =>
    array.kind === 'text' &&
    array.shape[0] === width &&
    (array.shape[0] !== rows || /class|label|column|finding|names/i.test(array.name));
  const names = flat.find(isNames)?.values ?? null;
  const others = flat.filter((array) => array.shape[0] === rows && !isNames(array));
  const odd = matrices.find(({ shape }) => shape[0] !== rows || shape[1] !== width);
  if (odd) {
    throw new InputError(
      `holds arrays of different shapes: ${listed(matrices)}; expected equal ones`,
      {
        file,
        expected: 'arrays of equal shapes',
      },
    );
  }
  return {
    rows,
    columns: [
      ...others.map((array) =>
        array.kind === 'text'
          ? textColumn(array.name, array.values)
          : numberColumn(array.name, array, 0),
      ),
      ...matrices.flatMap((matrix) => matrixColumns(matrix, names, matrices.length > 1)),
    ],
  };
}
