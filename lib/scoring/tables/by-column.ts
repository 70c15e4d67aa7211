import type { ColumnsOf, ComputedColumn, Value } from './declare';

/** Fills a table by column, where it has too many rows for an object each. */
export class ColumnFiller<
  Source,
  C extends Readonly<Record<string, ComputedColumn<Source, Value>>>,
> {
  readonly #columns: readonly (readonly [string, ComputedColumn<Source, Value>, Value[]])[];

  constructor(columns: C) {
    this.#columns = Object.entries(columns).map(([name, column]) => [name, column, []]);
  }

  /** Adds a row for each source; one object that changes may stand for all. */
  add(sources: Iterable<Source>): void {
    for (const source of sources) {
      for (const [, column, values] of this.#columns) values.push(column.value(source));
    }
  }

  made(): ColumnsOf<{ readonly columns: C }> {
    const made: Record<string, ArrayLike<Value>> = {};
    for (const [name, , values] of this.#columns) made[name] = values;
    return made as ColumnsOf<{ readonly columns: C }>;
  }
}
