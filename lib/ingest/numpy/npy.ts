import { InputError } from '../input-error';
import { halfToNumber } from '../parquet/half-floats';
import type { IntegerArray } from '../types';

/** Values of an array, in C order: the last axis runs fastest. */
export interface NumberArray {
  readonly kind: 'float' | 'double' | 'integer' | 'boolean';
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | IntegerArray;
}

export interface TextArray {
  readonly kind: 'text';
  readonly shape: readonly number[];
  readonly values: readonly string[];
}

export type NpyArray = NumberArray | TextArray;

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly start: number;
}

const EXPECTED = 'an array of numbers or texts, as np.save(name, array, allow_pickle=False) writes';

function refuse(file: string, what: string): InputError {
  return new InputError(`${what}; expected ${EXPECTED}`, { file, expected: EXPECTED });
}

/** The header is a Python dictionary of three entries. */
function headerOf(bytes: Uint8Array, file: string): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOld = bytes.length >= 10 && bytes[6] === 1;
  const from = isOld ? 10 : 12;
  const length = bytes.length < 12 ? 0 : isOld ? view.getUint16(8, true) : view.getUint32(8, true);
  const text = new TextDecoder('latin1').decode(bytes.subarray(from, from + length));
  const shape = /'shape':\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const descr = /'descr':\s*('[^']*'|\[.*\](?=,\s*'fortran))/s.exec(text)?.[1];
  if (shape === undefined || !fortran || !descr) {
    throw refuse(file, 'is damaged: its NumPy header cannot be read');
  }
  return {
    descr: descr.replace(/^'|'$/g, ''),
    fortran: fortran === 'True',
    shape: shape.match(/\d+/g)?.map(Number) ?? [],
    start: from + length,
  };
}

type Reader = (view: DataView, at: number, little: boolean) => number | bigint;

interface NumberType {
  readonly kind: NumberArray['kind'];
  readonly size: number;
  readonly read: Reader;
  readonly make: (length: number) => NumberArray['values'];
}

const type = (
  kind: NumberArray['kind'],
  size: number,
  make: NumberType['make'],
  read: Reader,
): NumberType => ({ kind, size, make, read });

const TYPES: Readonly<Record<string, NumberType>> = {
  b1: type(
    'boolean',
    1,
    (n) => new Uint8Array(n),
    (view, at) => (view.getUint8(at) ? 1 : 0),
  ),
  i1: type(
    'integer',
    1,
    (n) => new Int8Array(n),
    (view, at) => view.getInt8(at),
  ),
  u1: type(
    'integer',
    1,
    (n) => new Uint8Array(n),
    (view, at) => view.getUint8(at),
  ),
  i2: type(
    'integer',
    2,
    (n) => new Int16Array(n),
    (view, at, le) => view.getInt16(at, le),
  ),
  u2: type(
    'integer',
    2,
    (n) => new Uint16Array(n),
    (view, at, le) => view.getUint16(at, le),
  ),
  i4: type(
    'integer',
    4,
    (n) => new Int32Array(n),
    (view, at, le) => view.getInt32(at, le),
  ),
  u4: type(
    'integer',
    4,
    (n) => new Uint32Array(n),
    (view, at, le) => view.getUint32(at, le),
  ),
  i8: type(
    'integer',
    8,
    (n) => new BigInt64Array(n),
    (view, at, le) => view.getBigInt64(at, le),
  ),
  u8: type(
    'integer',
    8,
    (n) => new BigUint64Array(n),
    (view, at, le) => view.getBigUint64(at, le),
  ),
  f2: type(
    'float',
    2,
    (n) => new Float32Array(n),
    (view, at, le) => halfToNumber(view.getUint16(at, le)),
  ),
  f4: type(
    'float',
    4,
    (n) => new Float32Array(n),
    (view, at, le) => view.getFloat32(at, le),
  ),
  f8: type(
    'double',
    8,
    (n) => new Float64Array(n),
    (view, at, le) => view.getFloat64(at, le),
  ),
};

const NOT_READ: Readonly<Record<string, string>> = {
  O: 'holds pickled Python objects, which can run code and are not read (np.array(x.tolist()) makes numbers or texts of them)',
  c: 'holds complex numbers',
  M: 'holds dates',
  m: 'holds time differences',
  V: 'holds records of several fields (save each field as an array of its own with np.savez)',
  '[': 'holds records of several fields (save each field as an array of its own with np.savez)',
  f: 'holds floating-point numbers of more than 64 bits (array.astype("float64") makes usual ones of them)',
};

/** The place in C order of each value in the order of the file. */
function fortranPlaces(shape: readonly number[]): Uint32Array | null {
  if (shape.length < 2) return null;
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const places = new Uint32Array(shape.reduce((a, b) => a * b, 1));
  const index = shape.map(() => 0);
  for (let i = 0, place = 0; i < places.length; i++) {
    places[i] = place;
    for (let axis = 0; axis < shape.length; axis++) {
      place += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      place -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return places;
}

function textsOf(bytes: Uint8Array, count: number, code: string, width: number, little: boolean) {
  const size = code === 'U' ? 4 * width : width;
  const encoding = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, i) => {
    if (code === 'S') {
      return encoding.decode(bytes.subarray(i * size, (i + 1) * size)).replace(/\0+$/, '');
    }
    let text = '';
    for (let at = i * size; at < (i + 1) * size; at += 4) {
      const point = view.getUint32(at, little);
      if (point > 0x10ffff) return text;
      if (point !== 0) text += String.fromCodePoint(point);
    }
    return text;
  });
}

/** Integers of 64 bits as numbers where that loses nothing. */
function narrow(values: NumberArray['values']): NumberArray['values'] {
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) return values;
  const plain = Float64Array.from(values as BigInt64Array, Number);
  return plain.every(Number.isSafeInteger) ? plain : values;
}

/**
 * Reads a `.npy` file: numbers of all types, in both byte orders and both orders of axes, and texts.
 * Source: numpy.lib.format, versions 1 to 3.
 *
 * @throws InputError for a damaged file and for what is neither, such as pickled objects
 */
export function readNpy(bytes: Uint8Array, file: string): NpyArray {
  const { descr, fortran, shape, start } = headerOf(bytes, file);
  const [, order = '', code = '', width = ''] = /^([<>|=]?)([a-zA-Z[])(\d*)/.exec(descr) ?? [];
  const little = order !== '>';
  const count = shape.reduce((a, b) => a * b, 1);
  const number = TYPES[code + width];
  const isText = code === 'U' || code === 'S';
  if (!number && !isText) throw refuse(file, NOT_READ[code] ?? `holds values of type ${descr}`);
  const size = number ? number.size : Number(width) * (code === 'U' ? 4 : 1);
  const body = bytes.subarray(start);
  if (!Number.isSafeInteger(count) || body.length < count * size) {
    throw refuse(
      file,
      `is cut off: its header says ${count.toLocaleString('en')} values, of which ${Math.floor(body.length / Math.max(1, size)).toLocaleString('en')} are there`,
    );
  }
  const places = fortran ? fortranPlaces(shape) : null;
  if (!number) {
    const texts = textsOf(body, count, code, Number(width), little);
    if (!places) return { kind: 'text', shape, values: texts };
    const values = new Array<string>(count);
    for (let i = 0; i < count; i++) values[places[i]!] = texts[i]!;
    return { kind: 'text', shape, values };
  }
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const values = number.make(count);
  for (let i = 0; i < count; i++) {
    const place = places ? places[i]! : i;
    values[place] = number.read(view, i * size, little) as never;
  }
  return { kind: number.kind, shape, values: narrow(values) };
}
