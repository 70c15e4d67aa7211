import type { ExportTable, TableColumn, TableRow } from '@/lib/export/table/table';
import { type ListedImages, positiveClasses } from './listing';

const text = (key: string, title: string): TableColumn => ({ key, title, format: 'text' });

const LABELS = new Map([
  [0, 'negative'],
  [1, 'positive'],
  [255, 'unknown'],
]);

/** A key that no column has yet. */
function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n++) key = `${wanted}_${n}`;
  taken.add(key);
  return key;
}

/**
 * Listed images as a table to save: id, labels, what the cell has of each, the score of each team, and
 * metadata.
 *
 * @param rows in the order in which they are shown
 */
export function listingTable(
  listed: ListedImages,
  rows: Int32Array,
  name: string,
  caption: string,
): ExportTable {
  const { images, of, numbers } = listed;
  const taken = new Set<string>();
  const columns: TableColumn[] = [];
  const values: ((row: number) => TableRow[string])[] = [];
  const add = (column: TableColumn, at: (row: number) => TableRow[string]) => {
    columns.push({ ...column, key: freeKey(column.key, taken) });
    values.push(at);
  };
  add(text('id', 'Id'), (row) => images.ids.at(row));
  if (of) {
    const label = (row: number) => LABELS.get(of.labels[row]!) ?? null;
    add(text('label', `Label of ${of.class}`), label);
  }
  add(text('positive_classes', 'Positive classes'), (row) =>
    positiveClasses(images, row).join('; '),
  );
  for (const { key, title, format, at } of numbers) add({ key, title, format }, at);
  for (const { team, scores } of of?.teams ?? []) {
    const score = (row: number) => (Number.isNaN(scores[row]!) ? null : scores[row]!);
    add({ key: `score ${team}`, title: `Score of ${team}`, format: 'score', team }, score);
  }
  for (const column of images.columns) {
    add(text(column.name, column.name), (row) => column.at(row));
  }
  const cells = Array.from(rows, (row) =>
    Object.fromEntries(columns.map(({ key }, i) => [key, values[i]!(row)])),
  );
  return { name, caption, columns, rows: cells };
}
