import { fitNames } from '@/lib/plots/core/names';
import { withTextMeasure } from '@/lib/plots/core/text';
import { fitCells } from './fitted-cells';
import { BOLD, textWidth } from './latex-width';
import type { ExportTable, TableColumn, TableRow } from './table';

/** Room for names in points, in letters of 10 pt: of the rows, and of teams above columns. */
interface NameRoom {
  readonly one: number;
  readonly several: number;
  readonly head: number;
}

/** From ample to narrow. */
export const NAME_ROOMS: readonly NameRoom[] = [
  { one: 240, several: 130, head: 90 },
  { one: 150, several: 90, head: 56 },
];

interface ShortTable {
  readonly table: ExportTable;
  /** Says which parts of the names are left out; empty if none is. */
  readonly note: string;
}

const FONT_SIZE = 10;

function shortened(table: ExportTable, { one, several, head }: NameRoom): ShortTable {
  const { columns, rows, summary } = table;
  const cells = fitCells(columns, rows, { one, several, fontSize: FONT_SIZE });
  const teams = columns.flatMap(({ team, title }) => (team === undefined ? [] : [title]));
  const heads = fitNames(teams, { width: head, fontSize: FONT_SIZE }, 'teams');
  const row = (of: TableRow): TableRow =>
    Object.fromEntries(
      Object.entries(of).map(([key, value]) => [
        key,
        typeof value === 'string' ? (cells.of(key, value) ?? value) : value,
      ]),
    );
  const column = (of: TableColumn): TableColumn =>
    of.team === undefined ? of : { ...of, title: heads.of(of.title) };
  return {
    table: {
      ...table,
      columns: columns.map(column),
      rows: rows.map(row),
      ...(summary && { summary: summary.map(row) }),
    },
    note: [cells.note, heads.note].filter(Boolean).join(' '),
  };
}

/** A table whose long names are cut to the room, in letters of Computer Modern. */
export function withShortNames(table: ExportTable, room: NameRoom): ShortTable {
  const measure = (text: string, size: number, weight: 'normal' | 'bold') =>
    (textWidth(text) * size * (weight === 'bold' ? BOLD : 1)) / FONT_SIZE;
  return withTextMeasure(measure, () => shortened(table, room));
}
