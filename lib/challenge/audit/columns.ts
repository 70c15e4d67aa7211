import type { ClassFigure } from '../published/tables';
import type { Cell } from './finding';
import { metricName } from './names';

/** One team's values in a table of classes. */
export interface Column {
  table: string;
  task: string;
  metric: ClassFigure['metric'];
  team: string;
  figures: ClassFigure[];
}

/** The columns of the class tables, in the order of the rows. */
export function columnsOf(figures: readonly ClassFigure[]): Column[] {
  const columns = new Map<string, Column>();
  for (const figure of figures) {
    const { source_table: table, task, metric, team } = figure;
    const key = JSON.stringify([table, task, metric, team]);
    const column = columns.get(key) ?? { table, task, metric, team, figures: [] };
    column.figures.push(figure);
    columns.set(key, column);
  }
  return [...columns.values()];
}

/** A class figure as a cell of its table. */
export function classCell(figure: ClassFigure): Cell {
  const { source_table: table, class: row, metric, team, value } = figure;
  return { table, row, column: `${metricName(metric)}, team ${team}`, value };
}
