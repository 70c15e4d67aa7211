import { isScoreCounts } from '../describe/count-columns';
import type { FileColumns } from '../describe/describe';
import type { Overrides } from '../types';
import { layOutLong } from './long';
import { nameNumbered } from './numbered';
import { layOutPaired } from './paired';
import { readPercentSigns } from './percent-signs';
import { layOutReaders } from './reader-columns';
import { layOutSets } from './sets';

/**
 * Brings a file's columns into the wide layout: a row for each item, a column for each class. The
 * layout is recognised by the names of the columns and the first rows, unless the reader chose it.
 *
 * @throws InputError where the columns do not fit the layout chosen, or need another choice
 */
export function layOut(given: FileColumns, choices: Overrides): FileColumns {
  const file = readPercentSigns(given);
  const { layout, role } = choices;
  // A row for each class and score, of no item.
  if (
    layout === undefined &&
    (role ?? 'score-counts') === 'score-counts' &&
    isScoreCounts(file.columns)
  )
    return file;
  const isAsked = (one: typeof layout) => layout === undefined || layout === one;
  const long = isAsked('long') ? layOutLong(file, choices) : null;
  const sets = !long && isAsked('sets') ? layOutSets(file, choices) : null;
  const mayHaveReaders = !long && !sets && isAsked('readers') && (role ?? 'labels') === 'labels';
  const byReader = mayHaveReaders ? layOutReaders(file, choices) : null;
  const wide = nameNumbered(long ?? sets ?? byReader ?? file, choices);
  // Long files and sets may hold labels and scores side by side.
  const paired = layout !== 'wide' ? layOutPaired(wide, choices) : null;
  return paired ?? wide;
}
