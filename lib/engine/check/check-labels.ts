import { inSlices } from '../in-slices';
import { InputError } from '../input-error';
import { labelTests } from '../label-sql';
import { quoteIdentifier } from '../sql';
import { values } from '../tables';
import type {
  ClassCheck,
  ClassColumn,
  ColumnInfo,
  Database,
  Description,
  LabelsCheck,
  LoadedTable,
} from '../types';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { columnsByName } from './columns-by-name';
import { inRows, pinpoint } from './pinpoint';

const EXPECTED = '0, 1, true, false, -1 or empty';

async function refuse(db: Database, loaded: LoadedTable, column: ColumnInfo): Promise<never> {
  const { positive, negative, unknown } = labelTests(column);
  const bad = `NOT coalesce((${positive}) OR (${negative}), false) AND NOT (${unknown})`;
  const found = await pinpoint(db, loaded, column.name, bad);
  if (!found) throw new Error(`label counts of "${column.name}" do not add up`);
  throw new InputError(
    `column "${column.name}" holds ${found.value} ${inRows(found)}; expected ${EXPECTED}`,
    {
      file: loaded.fileName,
      column: column.name,
      row: found.row,
      value: found.value ?? '',
      expected: EXPECTED,
    },
  );
}

async function countLabels(
  db: Database,
  loaded: LoadedTable,
  classes: readonly ClassColumn[],
  columns: ReadonlyMap<string, ColumnInfo>,
): Promise<ClassCheck[]> {
  const counts = classes.flatMap(({ column }, i) => {
    const { positive, negative, unknown } = labelTests(columns.get(column)!);
    return [
      `count(*) FILTER (${positive}) AS p${i}`,
      `count(*) FILTER (${negative}) AS n${i}`,
      `count(*) FILTER (${unknown}) AS u${i}`,
    ];
  });
  const set = await db.query(`SELECT ${counts.join(', ')} FROM ${quoteIdentifier(loaded.table)}`);
  const at = (name: string) => Number(values(set, name)[0]);
  return classes.map(({ key, name }, i) => ({
    key,
    name,
    positives: at(`p${i}`),
    negatives: at(`n${i}`),
    unknown: at(`u${i}`),
  }));
}

/**
 * Checks a labels file and counts its labels. Throws an `InputError` for a missing, empty or
 * repeated id, for two columns of one class, and for the first label that is none.
 */
export async function checkLabels(
  db: Database,
  loaded: LoadedTable,
  description: Description,
): Promise<LabelsCheck> {
  await checkIds(db, loaded, description);
  checkClasses(loaded, description);
  const columns = columnsByName(loaded);
  const classes = await inSlices(description.classes, (some) =>
    countLabels(db, loaded, some, columns),
  );
  const wrong = classes.findIndex((c) => c.positives + c.negatives + c.unknown !== loaded.rows);
  const column = description.classes[wrong]?.column;
  if (column !== undefined) return refuse(db, loaded, columns.get(column)!);
  return { images: loaded.rows, classes };
}
