import { inSlices } from '../in-slices';
import { InputError } from '../input-error';
import { scoreNumber } from '../score-sql';
import { quoteIdentifier } from '../sql';
import type {
  ColumnInfo,
  Database,
  Description,
  LoadedTable,
  PredictionsCheck,
  ScoreScale,
} from '../types';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { columnsByName } from './columns-by-name';
import { inRows, pinpoint } from './pinpoint';
import { recognizeScale } from './recognize-scale';

/** What a score may be on each scale. */
const RANGES: Record<ScoreScale, { low: number; high: number; expected: string }> = {
  probability: { low: 0, high: 1, expected: 'a probability in [0, 1]' },
  percent: { low: 0, high: 100, expected: 'a percentage in [0, 100]' },
  logit: { low: -Infinity, high: Infinity, expected: 'a finite logit' },
};

const LOOKS_LIKE = {
  percent: 'the scores look like percentages: choose to divide them by 100',
  logit: 'the scores look like logits: choose to apply the logistic function',
};

interface Range {
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

async function ranges(
  db: Database,
  loaded: LoadedTable,
  columns: readonly ColumnInfo[],
): Promise<Range[]> {
  const asked = columns.flatMap((column, i) => {
    const x = scoreNumber(column);
    return [`count(${x}) AS c${i}`, `min(${x}) AS l${i}`, `max(${x}) AS h${i}`];
  });
  const set = await db.query(`SELECT ${asked.join(', ')} FROM ${quoteIdentifier(loaded.table)}`);
  const at = (name: string) => Number(set.columns.get(name)?.[0] ?? Number.NaN);
  return columns.map((_, i) => ({ count: at(`c${i}`), min: at(`l${i}`), max: at(`h${i}`) }));
}

/** The tests a column of scores must not pass, with the words for a cell that does. */
function faults(column: ColumnInfo, scale: ScoreScale) {
  const x = scoreNumber(column);
  const double = `CAST(${x} AS DOUBLE)`;
  const empty = `${quoteIdentifier(column.name)} IS NULL OR trim(CAST(${quoteIdentifier(column.name)} AS VARCHAR)) = ''`;
  const { low, high } = RANGES[scale];
  return [
    { test: empty, what: () => 'is empty' },
    { test: `${x} IS NULL`, what: (value: string) => `holds the text "${value}"` },
    { test: `isnan(${double})`, what: () => 'holds NaN' },
    { test: `isinf(${double})`, what: (value: string) => `holds ${value}` },
    ...(scale === 'logit'
      ? []
      : [
          {
            test: `${double} < ${low} OR ${double} > ${high}`,
            what: (value: string) => `holds ${value}`,
          },
        ]),
  ];
}

async function refuse(
  db: Database,
  loaded: LoadedTable,
  column: ColumnInfo,
  all: readonly ColumnInfo[],
  scale: ScoreScale,
): Promise<never> {
  const { expected } = RANGES[scale];
  for (const { test, what } of faults(column, scale)) {
    const found = await pinpoint(db, loaded, column.name, test);
    if (!found) continue;
    const value = found.value ?? '';
    const suggested =
      scale === 'probability' && Number.isFinite(Number(value)) && value.trim() !== ''
        ? await recognizeScale(db, loaded, all)
        : null;
    const advice = suggested ? ` (${LOOKS_LIKE[suggested]})` : '';
    throw new InputError(
      `column "${column.name}" ${what(value)} ${inRows(found)}; expected ${expected}${advice}`,
      {
        file: loaded.fileName,
        column: column.name,
        row: found.row,
        value,
        expected,
        ...(suggested && { suggestedScale: suggested }),
      },
    );
  }
  throw new Error(`no fault found in the scores of "${column.name}"`);
}

/**
 * Checks a predictions file. Throws an `InputError` for a missing, empty or repeated id, for two
 * columns of one class, and for the first score that is empty, no number, NaN, infinite or out of
 * the range of the description's scale; the error suggests another scale where the file's scores
 * look like percentages or logits.
 */
export async function checkPredictions(
  db: Database,
  loaded: LoadedTable,
  description: Description,
): Promise<PredictionsCheck> {
  await checkIds(db, loaded, description);
  checkClasses(loaded, description);
  const byName = columnsByName(loaded);
  const columns = description.classes.map(({ column }) => byName.get(column)!);
  const { low, high } = RANGES[description.scale];
  const found = await inSlices(columns, (some) => ranges(db, loaded, some));
  // DuckDB holds NaN for the greatest number, so that a column's maximum tells of it.
  const wrong = found.findIndex(
    ({ count, min, max }) =>
      count < loaded.rows ||
      !Number.isFinite(min) ||
      !Number.isFinite(max) ||
      min < low ||
      max > high,
  );
  const column = columns[wrong];
  if (column) return refuse(db, loaded, column, columns, description.scale);
  return { images: loaded.rows, classes: description.classes };
}
