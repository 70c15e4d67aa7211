import { idText } from './id-text';
import { noSharedId } from './no-shared-id';
import { quoteIdentifier } from './sql';
import { values } from './tables';
import type { AlignedTable, Alignment, Database } from './types';

/** Ids shown of those that only one side has. */
const EXAMPLES = 5;

async function onlyIn(
  db: Database,
  left: AlignedTable,
  right: AlignedTable,
): Promise<{ count: number; examples: string[] }> {
  const l = await idText(db, left.table, left.idColumn, 'l.');
  const r = await idText(db, right.table, right.idColumn, 'r.');
  // Not count(*) OVER (): with several threads DuckDB may fail at few rows (duckdb issue 22846).
  const set = await db.query(
    `WITH found AS MATERIALIZED (SELECT ${l} AS id, l.rowid AS row
       FROM ${quoteIdentifier(left.table)} l
       ANTI JOIN ${quoteIdentifier(right.table)} r ON ${l} = ${r})
     SELECT id, (SELECT count(*) FROM found) AS n FROM found ORDER BY row LIMIT ${EXAMPLES}`,
  );
  return {
    count: set.rows === 0 ? 0 : Number(values(set, 'n')[0]),
    examples: Array.from(values(set, 'id'), String),
  };
}

async function rowCount(db: Database, { table }: AlignedTable): Promise<number> {
  const set = await db.query(`SELECT count(*) AS n FROM ${quoteIdentifier(table)}`);
  return Number(values(set, 'n')[0]);
}

/**
 * Pairs the rows of both tables by their ids, compared as text. Both id columns must have passed
 * their checks. Throws an `InputError` with examples where no id is shared.
 */
export async function align(
  db: Database,
  labels: AlignedTable,
  predictions: AlignedTable,
): Promise<Alignment> {
  const l = await idText(db, labels.table, labels.idColumn, 'l.');
  const p = await idText(db, predictions.table, predictions.idColumn, 'p.');
  const set = await db.query(
    `SELECT CAST(l.rowid AS INTEGER) AS label, CAST(p.rowid AS INTEGER) AS prediction
     FROM ${quoteIdentifier(labels.table)} l JOIN ${quoteIdentifier(predictions.table)} p
     ON ${l} = ${p} ORDER BY l.rowid`,
  );
  if (set.rows === 0) throw await noSharedId(db, labels, predictions);
  const none = { count: 0, examples: [] };
  const whole = async (side: AlignedTable) => (await rowCount(db, side)) === set.rows;
  const onlyLabels = (await whole(labels)) ? none : await onlyIn(db, labels, predictions);
  const onlyPredictions = (await whole(predictions)) ? none : await onlyIn(db, predictions, labels);
  return {
    labelRows: Int32Array.from(values(set, 'label') as Int32Array),
    predictionRows: Int32Array.from(values(set, 'prediction') as Int32Array),
    onlyLabels: onlyLabels.count,
    onlyPredictions: onlyPredictions.count,
    onlyLabelsExamples: onlyLabels.examples,
    onlyPredictionsExamples: onlyPredictions.examples,
  };
}
