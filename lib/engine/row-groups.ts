import type { Attribute } from './attributes';
import { idText } from './id-text';
import { quoteIdentifier, quoteText } from './sql';
import { values } from './tables';
import type { AlignedTable, Database } from './types';

/** Rows of a labels table in groups. */
export interface RowGroups {
  readonly names: readonly string[];
  /** Group of each row, -1 where its attribute is not known. */
  readonly groupOf: Int32Array;
}

interface Group {
  readonly name: string;
  /** SQL that holds for the rows of the group and not for those of a later one. */
  readonly condition: string;
}

const RANGES = 4;

async function valueGroups(db: Database, table: string, column: string): Promise<Group[]> {
  const text = `CAST(${column} AS VARCHAR)`;
  const set = await db.query(
    `SELECT ${text} AS name FROM ${table} WHERE ${column} IS NOT NULL
     GROUP BY name ORDER BY count(*) DESC, name`,
  );
  return Array.from(values(set, 'name'), (value) => {
    const name = String(value);
    return { name, condition: `CAST(m.${column} AS VARCHAR) = ${quoteText(name)}` };
  });
}

/** About equally large ranges, each named by the lowest and the highest value in it. */
async function rangeGroups(db: Database, table: string, column: string): Promise<Group[]> {
  const set = await db.query(
    `SELECT CAST(min(x) AS VARCHAR) AS low, CAST(max(x) AS VARCHAR) AS high FROM
       (SELECT ${column} AS x, ceil(${RANGES} * cume_dist() OVER (ORDER BY ${column})) AS part
        FROM ${table} WHERE ${column} IS NOT NULL AND NOT isnan(CAST(${column} AS DOUBLE)))
     GROUP BY part ORDER BY min(x)`,
  );
  const lows = values(set, 'low');
  const highs = values(set, 'high');
  return Array.from({ length: set.rows }, (_, k) => ({
    name: lows[k] === highs[k] ? String(lows[k]) : `${lows[k]} to ${highs[k]}`,
    condition: `m.${column} <= CAST(${quoteText(String(highs[k]))} AS DOUBLE)`,
  }));
}

/**
 * Parts the rows of a labels table by an attribute that stands in a table of its own (or in the
 * labels table itself), joined by id. Groups by value come with the largest first, ranges ascend.
 */
export async function rowGroups(
  db: Database,
  labels: AlignedTable,
  other: AlignedTable,
  { column, by }: Attribute,
): Promise<RowGroups> {
  const name = quoteIdentifier(column);
  const table = quoteIdentifier(other.table);
  const find = by === 'value' ? valueGroups : rangeGroups;
  const groups = await find(db, table, name);
  const cases = groups.map(({ condition }, index) => `WHEN ${condition} THEN ${index}`).join(' ');
  const l = await idText(db, labels.table, labels.idColumn, 'l.');
  const m = await idText(db, other.table, other.idColumn, 'm.');
  const set = await db.query(
    `SELECT CAST(CASE ${cases} ELSE -1 END AS INTEGER) AS part
     FROM ${quoteIdentifier(labels.table)} l LEFT JOIN ${table} m ON ${l} = ${m} ORDER BY l.rowid`,
  );
  return {
    names: groups.map((group) => group.name),
    groupOf: Int32Array.from(values(set, 'part') as Int32Array),
  };
}
