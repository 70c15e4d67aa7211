import type { MixedScores } from '@/lib/improve/mix';
import type { PlainColumn } from '@/lib/ingest/plain-column';
import type { LabelsSource } from './sources';

/**
 * The scores of an ensemble as the columns of a predictions file: ids as in the label file, and a
 * column for each class. Where labels have no ids there are none, and rows are in their order.
 */
export function ensembleColumns(
  { description, content }: LabelsSource,
  { classes, labelRows, columns }: MixedScores,
): PlainColumn[] {
  const scores = classes.map((name, index): PlainColumn => {
    return { name, type: 'double', values: columns[index]! };
  });
  if (description.idColumn === null) return scores;
  const ids = Array.from(labelRows, (row) => content.ids.at(row));
  return [{ name: description.idColumn, type: 'text', values: ids }, ...scores];
}
