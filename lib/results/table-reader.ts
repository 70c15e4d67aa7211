import type { Column } from '@/lib/ingest/types';
import { damaged } from './damaged';
import { columnsOfTable, type StoredTableName, type TableValues } from './tables';

/** A stretch of rows. */
export interface Rows {
  readonly start: number;
  readonly end: number;
}

const NONE: Rows = { start: 0, end: 0 };

/** A table of a results file, its rows in order of the number in one column. */
export class TableReader<Name extends StoredTableName> {
  readonly values: TableValues<Name>;
  readonly length: number;
  readonly #stretches = new Map<number, Rows>();

  /**
   * @param columns of the Parquet file; none where the table is not there
   * @param by column by which rows are found
   * @throws InputError where a column is missing, of another type, has missing values or is not
   * in order
   */
  constructor(name: Name, columns: readonly Column[], file: string, by: string | null) {
    const wrong = (what: string) => damaged(file, `table ${name}: ${what}`);
    const found = columnsOfTable(name).map(([column, { type }]): [string, ArrayLike<unknown>] => {
      if (columns.length === 0) return [column, []];
      const own = columns.find((one) => one.name === column);
      if (!own) throw wrong(`column ${column} is missing`);
      if (own.missing?.includes(1)) throw wrong(`column ${column} has missing values`);
      if (type === 'text') {
        if (own.kind !== 'text') throw wrong(`column ${column} is no text`);
        const { values } = own;
        return [column, Array.from({ length: values.length }, (_, row) => values.at(row) ?? '')];
      }
      if (type === 'number') {
        if (own.kind !== 'double') throw wrong(`column ${column} holds no doubles`);
        return [column, own.values];
      }
      if (own.kind !== 'integer' || own.values instanceof BigInt64Array) {
        throw wrong(`column ${column} holds no whole numbers`);
      }
      return [column, own.values as ArrayLike<number>];
    });
    this.values = Object.fromEntries(found) as unknown as TableValues<Name>;
    this.length = found[0]?.[1].length ?? 0;
    if (by === null) return;
    const order = Object.fromEntries(found)[by] as ArrayLike<number>;
    for (let start = 0; start < this.length; ) {
      let end = start + 1;
      while (end < this.length && order[end] === order[start]) end++;
      if (this.#stretches.has(order[start]!)) throw wrong(`rows are not in order of ${by}`);
      this.#stretches.set(order[start]!, { start, end });
      start = end;
    }
  }

  /** The rows with a number; empty without any. */
  rows(number: number): Rows {
    return this.#stretches.get(number) ?? NONE;
  }
}
