import { type Data, DataType, type Dictionary, Field, type Vector } from 'apache-arrow';
import { numberedColumn, takeColumnRows, textColumn } from '../file-table';
import type { Column } from '../types';
import { cellText } from '../values';

type Parts = readonly Data[];
/** Makes a column of a field's parts. */
type ColumnOf = (field: Field, parts: Parts) => Column;

export const isListType = (type: DataType) =>
  DataType.isList(type) || DataType.isFixedSizeList(type);

/** Where the list of each row begins and ends among all values; null where a row has none. */
function boundsOf(parts: Parts): ({ from: number; to: number } | null)[] {
  let before = 0;
  return parts.flatMap((part) => {
    const size = DataType.isFixedSizeList(part.type) ? part.type.listSize : null;
    const bounds = Array.from({ length: part.length }, (_, row) => {
      if (!part.getValid(row)) return null;
      const from = size === null ? Number(part.valueOffsets[row]) : (part.offset + row) * size;
      const to = size === null ? Number(part.valueOffsets[row + 1]) : from + size;
      return { from: before + from, to: before + to };
    });
    before += part.children[0]!.length;
    return bounds;
  });
}

const isNumeric = ({ kind }: Column) => kind !== 'text' && kind !== 'other';

/** A value for each class in every row, rather than a set of class numbers. */
function isVector(values: Column, rows: ReturnType<typeof boundsOf>): boolean {
  const [first] = rows;
  const length = first ? first.to - first.from : 0;
  const isEven = rows.every((row) => row !== null && row.to - row.from === length);
  if (!isNumeric(values) || !isEven || length < 2) return false;
  const isWhole = values.kind === 'integer' || values.kind === 'boolean';
  const isFlag = (value: number | bigint) => Number(value) === 0 || Math.abs(Number(value)) === 1;
  return !isWhole || (values.values as Float64Array).every(isFlag);
}

/**
 * The columns of lists: one for each place where every row has as many numbers, else one of texts
 * that spell the lists.
 */
export function listColumns({ name, type }: Field, parts: Parts, columnOf: ColumnOf): Column[] {
  const inner = type.children[0] as Field;
  const values = columnOf(
    inner,
    parts.map((part) => part.children[0]!),
  );
  const rows = boundsOf(parts);
  if (!isVector(values, rows)) {
    const text = (row: number) => {
      const cell = cellText(values, row);
      return cell === null || isNumeric(values) ? String(cell) : JSON.stringify(cell);
    };
    const lists = rows.map(
      (row) =>
        row && `[${Array.from({ length: row.to - row.from }, (_, i) => text(row.from + i))}]`,
    );
    return [textColumn(name, lists)];
  }
  const length = rows[0]!.to - rows[0]!.from;
  return Array.from({ length }, (_, place) => {
    const own = takeColumnRows(
      values,
      rows.map((row) => row!.from + place),
    );
    return { ...own, name: numberedColumn(name, place) };
  });
}

/** A dictionary-encoded column, as pandas writes categories, with its values in full. */
export function dictionaryColumn(field: Field, parts: Parts, columnOf: ColumnOf): Column {
  const { dictionary: type } = field.type as Dictionary;
  const own = parts.map((part) => {
    const dictionary: Vector = part.dictionary!;
    const values = columnOf(new Field(field.name, type, true), dictionary.data);
    const rows = Array.from({ length: part.length }, (_, row) =>
      part.getValid(row) ? Number(part.values[row]) : -1,
    );
    return { values, rows };
  });
  if (own.length === 1 && own[0]!.rows.every((row) => row >= 0)) {
    return takeColumnRows(own[0]!.values, own[0]!.rows);
  }
  return textColumn(
    field.name,
    own.flatMap(({ values, rows }) => rows.map((row) => (row < 0 ? null : cellText(values, row)))),
  );
}
