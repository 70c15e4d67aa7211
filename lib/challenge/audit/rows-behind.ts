import { earlierClasses } from '../published/earlier-classes';
import type { ClassFigure, PublishedTables } from '../published/tables';
import { columnsOf } from './columns';

/** The printed class rows behind a quantity; null where none are printed. */
export type RowsBehind = (
  quantity: string,
  task: string | null,
  team: string | null,
) => ClassFigure[] | null;

const METRIC_OF: Readonly<Record<string, string>> = {
  map: 'ap',
  map_2023_classes: 'ap',
  mf1: 'f1',
  macro_fnr: 'fnr',
};

/** Finds the class rows whose mean is mAP, mF1, macro FNR, or mAP over the classes of 2023. */
export function rowsBehind(tables: PublishedTables): RowsBehind {
  const columns = columnsOf(tables.published_class_metrics);
  const earlier = earlierClasses(tables);
  return (quantity, task, team) => {
    const metric = METRIC_OF[quantity];
    const column = columns.find((c) => c.task === task && c.team === team && c.metric === metric);
    if (!column) return null;
    if (quantity !== 'map_2023_classes') return column.figures;
    return column.figures.filter((figure) => earlier.has(figure.class));
  };
}
