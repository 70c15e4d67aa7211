import { doubleColumn, type FileTable, numberedColumn, textColumn } from '../file-table';
import type { Column } from '../types';
import { isList, isObject, type Json, type JsonObject } from './parse';

const isAbsent = (value: Json | undefined): value is null | undefined =>
  value === null || value === undefined;

function textOf(value: Json | undefined): string | null {
  if (isAbsent(value)) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A column of the values of a key; null is missing. */
export function columnOfJson(name: string, values: readonly (Json | undefined)[]): Column {
  const present = values.filter((value) => !isAbsent(value));
  const missing =
    present.length === values.length
      ? null
      : Uint8Array.from(values, (value) => (isAbsent(value) ? 1 : 0));
  const every = (type: string) => present.length > 0 && present.every((v) => typeof v === type);
  if (every('boolean')) {
    const flags = Uint8Array.from(values, (value) => (value === true ? 1 : 0));
    return { name, kind: 'boolean', sqlType: 'BOOLEAN', values: flags, missing };
  }
  if (!every('number')) return textColumn(name, values.map(textOf));
  if (present.every(Number.isSafeInteger)) {
    const integers = Float64Array.from(values, (value) => (value as number | null) ?? 0);
    return { name, kind: 'integer', sqlType: 'BIGINT', values: integers, missing };
  }
  const numbers = Float64Array.from(values, (value) => (value as number | null) ?? Number.NaN);
  return doubleColumn(name, numbers, missing);
}

const NAME = /^(?:label|class|class_?name|name|category)$/i;
const VALUE = /^(?:score|prob|probability|confidence|value)$/i;

/** `{"Edema": 0.9}` for `[{"label": "Edema", "score": 0.9}]`, as classifiers write it; null for others. */
export function namedValues(value: Json | undefined): JsonObject | null {
  if (!isList(value) || value.length === 0) return null;
  const pairs = value.map((one) => {
    if (!isObject(one)) return null;
    const keys = Object.keys(one);
    const name = one[keys.find((key) => NAME.test(key)) ?? ''];
    const score = one[keys.find((key) => VALUE.test(key)) ?? ''];
    return typeof name === 'string' && typeof score === 'number' ? ([name, score] as const) : null;
  });
  const known = pairs.filter((pair) => pair !== null);
  return known.length === pairs.length ? Object.fromEntries(known) : null;
}

/** Length of the lists of numbers that all rows have; 0 where they have something else. */
function listLength(values: readonly (Json | undefined)[]): number {
  const [first] = values;
  if (!isList(first)) return 0;
  const isRow = (value: Json | undefined) =>
    isList(value) &&
    value.length === first.length &&
    value.every((one) => typeof one === 'number' || one === null);
  return values.every(isRow) ? first.length : 0;
}

/** A list of numbers as long in every row: scores or labels, not a set of class numbers. */
function isVector(values: readonly (Json | undefined)[], length: number): boolean {
  if (length < 2) return false;
  const numbers = (values as readonly (readonly (number | null)[])[]).flat();
  return (
    numbers.some((one) => one !== null && !Number.isInteger(one)) ||
    numbers.every((one) => one === null || one === 0 || one === 1 || one === -1)
  );
}

/** The columns of a key: several where its values are objects, or lists of numbers for all classes. */
function columnsOfKey(name: string, given: readonly (Json | undefined)[]): Column[] {
  const values = given.map((value) => namedValues(value) ?? value);
  if (values.some(isObject) && values.every((value) => isAbsent(value) || isObject(value))) {
    const keys = new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])));
    return [...keys].flatMap((key) =>
      columnsOfKey(
        key,
        values.map((value) => (isObject(value) ? value[key] : undefined)),
      ),
    );
  }
  const length = listLength(values);
  if (!isVector(values, length)) return [columnOfJson(name, values)];
  return Array.from({ length }, (_, i) =>
    columnOfJson(
      numberedColumn(name, i),
      values.map((value) => (value as readonly Json[])[i]),
    ),
  );
}

/** A table of objects, a row each. */
export function tableOfRecords(records: readonly JsonObject[]): FileTable {
  const keys = new Set(records.flatMap((record) => Object.keys(record)));
  const columns = [...keys].flatMap((key) =>
    columnsOfKey(
      key,
      records.map((record) => record[key]),
    ),
  );
  return { rows: records.length, columns };
}
