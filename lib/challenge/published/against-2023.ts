import { earlierClasses } from './earlier-classes';
import type { PublishedTables } from './tables';

/** mAP over the classes of CXR-LT 2023, from the class rows and as the text prints it. */
export interface Against2023Row {
  task: string;
  team: string;
  classes: number;
  recomputed: number;
  printed: number | null;
}

export interface Against2023 {
  rows: Against2023Row[];
  /** The 2023 winners' range over the same classes, as printed; null where it is not. */
  range: { lowest: number; highest: number } | null;
}

/** Scores the printed Task 1 results over the classes that CXR-LT 2023 had. */
export function against2023(tables: PublishedTables): Against2023 {
  const classes = earlierClasses(tables);
  const statements = tables.published_statements;
  const figures = tables.published_class_metrics.filter(
    (f) => f.task === 'Task 1' && f.metric === 'ap' && classes.has(f.class),
  );
  const teams = [...new Set(figures.map(({ team }) => team))];
  const rows = teams.map((team) => {
    const own = figures.filter((f) => f.team === team);
    const printed = statements.find((s) => s.quantity === 'map_2023_classes' && s.team === team);
    return {
      task: 'Task 1',
      team,
      classes: own.length,
      recomputed: own.reduce((sum, { value }) => sum + value, 0) / own.length,
      printed: printed?.value ?? null,
    };
  });
  const end = (name: string) => statements.find((s) => s.quantity === name)?.value;
  const lowest = end('map_2023_winners_lowest');
  const highest = end('map_2023_winners_highest');
  const known = lowest !== undefined && highest !== undefined;
  return { rows, range: known ? { lowest, highest } : null };
}
