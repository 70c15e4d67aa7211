import { InputError } from '../input-error';
import type { Column, Remedy } from '../types';
import { cellText } from '../values';

/** Ways to combine several rows of one id. */
export const repeatRemedies: readonly Remedy[] = [
  {
    overrides: { duplicates: 'mean' },
    action: 'Average the rows of an id',
    option: '--duplicates mean averages the rows of an id (of labels: their majority).',
  },
  {
    overrides: { duplicates: 'max' },
    action: 'Take the maximum of the rows of an id',
    option: '--duplicates max takes the maximum of the rows of an id.',
  },
];

const SUBMISSION =
  /^(?:model|team|method|run|system|submission|algorithm|participant|approach|experiment|architecture|checkpoint)(?:[ _-]?(?:name|id))?$/i;

/** The column by which a file holds several submissions: named as such, with several texts. */
export function submissionColumn(columns: readonly Column[], rows: number): Column | undefined {
  return columns.find((column) => {
    if (!SUBMISSION.test(column.name.trim())) return false;
    const first = cellText(column, 0);
    for (let row = 1; row < rows; row++) if (cellText(column, row) !== first) return true;
    return false;
  });
}

/** The refusal of a file with several submissions: to combine their rows would mix them. */
export function submissionsInOne(file: string, { name }: Column): InputError {
  const expected = 'a file for each submission';
  const text = JSON.stringify(name);
  return new InputError(
    `holds several submissions, by column "${name}"; expected ${expected}: in Python for name, rows in pd.read_csv(${JSON.stringify(file)}, dtype=str).groupby(${text}): rows.drop(columns=${text}).to_csv(f"{name}.csv", index=False)`,
    { file, column: name, expected },
  );
}
