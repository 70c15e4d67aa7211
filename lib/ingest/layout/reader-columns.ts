import { READER_NOUNS } from '@/lib/challenge/columns';
import { columnEvidence } from '../describe/column-evidence';
import type { FileColumns } from '../describe/describe';
import { doubleColumn, takeColumnRows, textColumn } from '../file-table';
import { InputError } from '../input-error';
import type { Column, Overrides } from '../types';
import { cellText, numbersOf } from '../values';

interface Split {
  readonly name: string;
  readonly reader: string;
}

/** `R1`, `reader_2`, `rad B`: one of several human readers. */
const READER_TOKEN = `(?:r|${READER_NOUNS})[ _-]?(?:\\d+|[a-h])`;
const LAST = new RegExp(`^(.+?)[\\s_.:/-]+(${READER_TOKEN})$`, 'i');
const FIRST = new RegExp(`^(${READER_TOKEN})[\\s_.:/-]+(.+)$`, 'i');
/** Where the reader chose this layout, any last part of a name is a human reader. */
const ANY_LAST = /^(.+)[\s_.:/-]+([^\s_.:/-]+)$/;

function splitOf(column: string, isChosen: boolean): Split | null {
  const last = LAST.exec(column) ?? (isChosen ? ANY_LAST.exec(column) : null);
  if (last) return { name: last[1]!, reader: last[2]! };
  const first = FIRST.exec(column);
  return first && { name: first[2]!, reader: first[1]! };
}

/** The columns of each class, by reader; empty where not every class has the same two or more. */
function gridOf({ columns }: FileColumns, isChosen: boolean) {
  const classes = new Map<string, Map<string, Column>>();
  for (const column of columns) {
    const split = splitOf(column.name, isChosen);
    if (!split || columnEvidence(column).fractional) continue;
    const own = classes.get(split.name) ?? new Map<string, Column>();
    classes.set(split.name, own.set(split.reader, column));
  }
  const readers = [...new Set([...classes.values()].flatMap((own) => [...own.keys()]))];
  const isGrid = readers.length > 1 && [...classes.values()].every((own) => own.size > 1);
  return isGrid ? { classes, readers } : { classes: new Map(), readers: [] };
}

/** Columns one below the other; null is a block of empty rows. */
function stacked(name: string, blocks: readonly (Column | null)[], rows: number): Column {
  const isText = blocks.some((own) => own?.kind === 'text' || own?.kind === 'other');
  const total = blocks.length * rows;
  if (isText) {
    const texts = Array.from({ length: total }, (_, i) => {
      const block = blocks[Math.floor(i / rows)];
      return block ? cellText(block, i % rows) : null;
    });
    return textColumn(name, texts);
  }
  const values = new Float64Array(total).fill(Number.NaN);
  const missing = new Uint8Array(total).fill(1);
  blocks.forEach((block, i) => {
    if (!block) return;
    const numbers = numbersOf(block);
    values.set(Float64Array.from(numbers.values), i * rows);
    missing.set(numbers.missing ?? new Uint8Array(rows), i * rows);
  });
  return doubleColumn(name, values, missing);
}

/**
 * Labels with a column for each class and human reader (`Edema_R1`, `Edema_R2`), with a row for each
 * item and reader; null for other files.
 *
 * @throws InputError where the reader chose this layout and there are no such columns
 */
export function layOutReaders(file: FileColumns, choices: Overrides): FileColumns | null {
  const isChosen = choices.layout === 'readers';
  const { classes, readers } = gridOf(file, isChosen);
  if (readers.length === 0) {
    if (!isChosen) return null;
    const expected = 'columns such as "Edema_R1" and "Edema_R2" for each class';
    throw new InputError(`has no class with a column for each reader; expected ${expected}`, {
      file: file.fileName,
      expected,
    });
  }
  const { rows } = file;
  const own = new Set([...classes.values()].flatMap((columns) => [...columns.values()]));
  const again = Int32Array.from({ length: rows * readers.length }, (_, i) => i % rows);
  const others = file.columns.filter((column) => !own.has(column));
  const names = Array.from(again, (_, i) => readers[Math.floor(i / rows)]!);
  return {
    ...file,
    rows: rows * readers.length,
    columns: [
      ...others.map((column) => takeColumnRows(column, again)),
      textColumn('reader', names),
      ...[...classes].map(([name, columns]) =>
        stacked(
          name,
          readers.map((reader) => columns.get(reader) ?? null),
          rows,
        ),
      ),
    ],
    layout: 'readers',
    notes: [
      ...(file.notes ?? []),
      `A column for each class and reader: ${classes.size} ${classes.size === 1 ? 'class' : 'classes'}, ${readers.length} readers`,
    ],
  };
}
