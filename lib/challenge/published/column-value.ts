import type { ClassFigure } from './tables';

/** A figure of one class and team; null where it is not printed. */
export function columnValue(
  figures: readonly ClassFigure[],
  metric: ClassFigure['metric'],
  name: string,
  team: string,
): number | null {
  const found = figures.find((f) => f.metric === metric && f.class === name && f.team === team);
  return found?.value ?? null;
}
