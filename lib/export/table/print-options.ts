import type { Decimals, ExportTable, TableColumn, TableRow } from './table';

/** Width of the text block that a printed table is to fit. */
export type TextBlock = 'column' | 'page';

/** How a table is printed, in Markdown and LaTeX. */
export interface PrintOptions {
  readonly decimals: Decimals;
  /** By default the whole width of a page. */
  readonly block?: TextBlock;
  /** Whether values have their intervals; they do by default. */
  readonly intervals?: boolean;
  /** How many teams are printed, from the first; all by default. */
  readonly teams?: number | null;
}

const isTeamColumn = (column: TableColumn) => column.team !== undefined;

/** Whether each row is about another team. */
function hasRowPerTeam({ columns, rows }: ExportTable): boolean {
  if (columns.every(({ key }) => key !== 'team') || columns.some(isTeamColumn)) return false;
  return new Set(rows.map(({ team }) => team)).size === rows.length;
}

/** How many teams a table has as rows or columns; 0 if it lists no teams. */
export function teamsIn(table: ExportTable): number {
  return hasRowPerTeam(table) ? table.rows.length : table.columns.filter(isTeamColumn).length;
}

function withTeams(table: ExportTable, count: number): ExportTable {
  if (hasRowPerTeam(table)) return { ...table, rows: table.rows.slice(0, count) };
  let left = count;
  return {
    ...table,
    columns: table.columns.filter((column) => !isTeamColumn(column) || left-- > 0),
  };
}

const withoutIntervals = (columns: readonly TableColumn[]): TableColumn[] =>
  columns.map(({ interval: _, ...column }) => column);

/** The rows and columns of a table that are printed. */
export function chosenPart(table: ExportTable, { intervals, teams }: PrintOptions): ExportTable {
  const part = teams != null && teams < teamsIn(table) ? withTeams(table, teams) : table;
  if (intervals !== false) return part;
  const { note: _, ...rest } = part;
  const columns = withoutIntervals(part.columns);
  const hasIntervals = part.columns.some(({ interval }) => interval);
  return hasIntervals ? { ...rest, columns } : part;
}

const isEmpty = (value: TableRow[string] | undefined) =>
  value === null || value === undefined || value === '';

/** Sentences that explain the marks of a printed table: bold, ranks, letters, dashes. */
export function explanations({ columns, rows, summary = [] }: ExportTable): string[] {
  const keys = new Set(columns.map(({ key }) => key));
  const best = new Set(columns.flatMap((column) => (column.best ? [column.best.of] : [])));
  const ranked = columns.some(({ rankOf }) => rankOf !== undefined && keys.has(rankOf));
  const all = [...rows, ...summary];
  const undefinedCell = all.some((row) => columns.some(({ key }) => isEmpty(row[key])));
  return [
    ...(best.has('column') ? ['Bold: best value of the column.'] : []),
    ...(best.has('row') ? ['Bold: best value of the row.'] : []),
    ...(ranked ? ['In parentheses: rank by the value.'] : []),
    ...columns.flatMap(({ legend }) => (legend ? [legend] : [])),
    ...(undefinedCell ? ['A dash: undefined or unknown.'] : []),
  ];
}
