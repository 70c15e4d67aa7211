import { knownClass } from '@/lib/challenge/class-names';
import { idOrder } from '@/lib/challenge/columns';
import { type FileTable, numberedColumn } from '../file-table';
import { InputError } from '../input-error';
import { type NamedArray, tableOfArrays } from '../numpy/arrays-table';
import { refuseDetections } from './detections';
import { isList, isObject, type Json, type JsonObject, parseJson } from './parse';
import { namedValues, tableOfRecords } from './records';

const EXPECTED = 'a list of objects, one for each image, with its id and a value for each class';

function refuse(file: string, what: string): InputError {
  return new InputError(`${what}; expected ${EXPECTED}`, { file, expected: EXPECTED });
}

/** The numbers that pandas counts rows by. */
const isCounted = (keys: readonly string[]) => keys.every((key, i) => key === String(i));

const isKnown = (name: string) => knownClass(name) !== undefined || idOrder(name) !== null;

/** Rows of a list of lists; the first may name the columns. */
function recordsOfLists(lists: readonly (readonly Json[])[], names: readonly string[] | null) {
  const [first = []] = lists;
  const hasHeader = names === null && first.length > 1 && first.every((x) => typeof x === 'string');
  const header = names ?? (hasHeader ? (first as readonly string[]) : null);
  return lists
    .slice(hasHeader ? 1 : 0)
    .map((list) =>
      Object.fromEntries(
        list.map((value, i) => [header?.[i] ?? numberedColumn('column', i), value]),
      ),
    );
}

/** `{"columns": [...], "index": [...], "data": [[...]]}` of pandas. */
function splitRecords({ columns, index, data }: JsonObject): JsonObject[] | null {
  if (!isList(columns) || !isList(data) || !data.every(isList)) return null;
  const records = recordsOfLists(data, columns.map(String));
  if (!isList(index) || isCounted(index.map(String))) return records;
  return records.map((record, row) => ({ id: index[row]!, ...record }));
}

/** `{"Edema": {"img0": 0.1, ...}}`, or `{"img0": {"Edema": 0.1, ...}}`. */
function nestedRecords(object: JsonObject): JsonObject[] {
  const outer = Object.keys(object);
  const inner = [...new Set(outer.flatMap((key) => Object.keys(object[key] as JsonObject)))];
  const known = (keys: readonly string[]) => keys.filter(isKnown).length;
  const isByColumn = isCounted(inner)
    ? true
    : isCounted(outer)
      ? false
      : known(outer) !== known(inner)
        ? known(outer) > known(inner)
        : outer.length < inner.length;
  const value = (a: string, b: string) => (object[a] as JsonObject)[b] ?? null;
  if (!isByColumn) {
    return outer.map((id) => ({
      ...(!isCounted(outer) && { id }),
      ...(object[id] as JsonObject),
    }));
  }
  return inner.map((id) => ({
    ...(!isCounted(inner) && { id }),
    ...Object.fromEntries(outer.map((column) => [column, value(column, id)])),
  }));
}

/** An array of texts or numbers, in one axis or two; null for any other list. */
function arrayOf(name: string, list: readonly Json[]): NamedArray | null {
  if (list.length > 0 && list.every((value) => typeof value === 'string')) {
    return { name, kind: 'text', shape: [list.length], values: list as readonly string[] };
  }
  const isNumber = (value: Json) => typeof value === 'number' || value === null;
  const [first] = list;
  const width = isList(first) ? first.length : 0;
  const isMatrix = width > 0 && list.every((row) => isList(row) && row.length === width);
  const numbers: readonly Json[] = isMatrix ? (list as readonly (readonly Json[])[]).flat() : list;
  if (numbers.length === 0 || !numbers.every(isNumber)) return null;
  const values = Float64Array.from(numbers, (one) => (one as number | null) ?? Number.NaN);
  const kind = values.every(Number.isSafeInteger) ? 'integer' : 'double';
  return { name, kind, shape: isMatrix ? [list.length, width] : [list.length], values };
}

/** `{"img0": [0.1, 0.2], ...}` or `{"img0": ["Edema"], ...}`. */
const byId = (object: JsonObject): JsonObject[] =>
  Object.entries(object).map(([id, values]) => ({ id, values }));

function tableOfLists(object: JsonObject, file: string): FileTable {
  const entries = Object.entries(object).filter((entry): entry is [string, readonly Json[]] =>
    isList(entry[1]),
  );
  const lengths = new Set(entries.map(([, list]) => list.length));
  const arrays = entries.map(([name, list]) => arrayOf(name, list));
  const hasMatrix = arrays.some((array) => array?.shape.length === 2);
  const isById =
    !hasMatrix &&
    !entries.some(([name]) => isKnown(name)) &&
    (lengths.size > 1 || entries.length > entries[0]![1].length);
  if (isById) return tableOfRecords(byId(object));
  if (hasMatrix)
    return tableOfArrays(
      file,
      arrays.filter((array) => array !== null),
    );
  if (lengths.size > 1) throw refuse(file, 'holds lists of different lengths');
  const rows = entries[0]![1].length;
  return tableOfRecords(
    Array.from({ length: rows }, (_, row) =>
      Object.fromEntries(entries.map(([name, list]) => [name, list[row]!])),
    ),
  );
}

function tableOfObject(object: JsonObject, file: string): FileTable {
  const split = splitRecords(object);
  if (split) return tableOfRecords(split);
  if (object.nbformat !== undefined && isList(object.cells)) {
    throw refuse(file, 'is a Jupyter notebook, not a table');
  }
  const values = Object.values(object);
  if (values.length > 0 && values.every(isObject)) return tableOfRecords(nestedRecords(object));
  const tables = values.filter((value) => isList(value) && value.some(isObject));
  if (tables.length === 1) return tableOfJson(tables[0]!, file);
  if (values.some(isList)) return tableOfLists(object, file);
  const inner = values.filter(isObject);
  if (inner.length === 1) return tableOfJson(inner[0]!, file);
  const keys = Object.keys(object).slice(0, 5).join(', ');
  throw refuse(file, `holds no table: its keys are ${keys || 'none'}`);
}

function tableOfJson(json: Json, file: string): FileTable {
  refuseDetections(json, file);
  if (isObject(json)) return tableOfObject(json, file);
  if (!isList(json) || json.length === 0) throw refuse(file, 'holds no rows');
  if (json.every(isObject)) return tableOfRecords(json);
  const byName = json.map(namedValues);
  if (byName.every((one) => one !== null)) return tableOfRecords(byName);
  if (json.every(isList)) return tableOfRecords(recordsOfLists(json, null));
  throw refuse(file, 'holds a list of single values');
}

/**
 * Reads JSON in the forms in which tables are written: lists of objects, objects of lists, all
 * orientations of pandas, values by id, and JSON lines.
 *
 * @throws InputError where it is no JSON, or no table
 */
export function readJson(bytes: Uint8Array, file: string): FileTable {
  return tableOfJson(parseJson(new TextDecoder().decode(bytes), file), file);
}
