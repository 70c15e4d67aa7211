import { TextColumn } from '@/lib/ingest/text-column';
import type { Column } from '@/lib/ingest/types';
import { columnsOfTable, type StoredColumn, type StoredTableName, type TableRow } from './tables';

/** Rows of a table of a results file, gathered by column. */
export class TableBuilder<Name extends StoredTableName> {
  readonly name: Name;
  readonly #columns: ReadonlyMap<string, (number | string)[]>;

  constructor(name: Name) {
    this.name = name;
    this.#columns = new Map(columnsOfTable(name).map(([column]) => [column, []]));
  }

  add(row: TableRow<Name>): void {
    const cells = row as Readonly<Record<string, number | string>>;
    for (const [column, values] of this.#columns) values.push(cells[column]!);
  }

  get rows(): number {
    return [...this.#columns.values()][0]!.length;
  }

  columns(): Column[] {
    return columnsOfTable(this.name).map(([name, { type }]) =>
      columnOf(name, type, this.#columns.get(name)!),
    );
  }
}

function columnOf(
  name: string,
  type: StoredColumn['type'],
  values: readonly (number | string)[],
): Column {
  const numbers = values as readonly number[];
  switch (type) {
    case 'text': {
      const texts = TextColumn.of(values as readonly string[]);
      return { name, kind: 'text', sqlType: 'VARCHAR', values: texts, missing: null };
    }
    case 'count': {
      const counts = Int32Array.from(numbers);
      return { name, kind: 'integer', sqlType: 'INTEGER', values: counts, missing: null };
    }
    case 'wide': {
      const wide = Float64Array.from(numbers);
      return { name, kind: 'integer', sqlType: 'BIGINT', values: wide, missing: null };
    }
    case 'number': {
      const doubles = Float64Array.from(numbers);
      return { name, kind: 'double', sqlType: 'DOUBLE', values: doubles, missing: null };
    }
  }
}
