import type { ClassFigure } from '../published/tables';
import type { Finding, Rule } from './finding';
import { digits, list, metricName, tableName } from './names';
import { quantitiesOf } from './quantities';
import { agrees, mean } from './rounding';
import { rowsBehind } from './rows-behind';

/** In a table of this few rows, two equal values are worth a look. */
const FEW_ROWS = 10;

/** Says which of a few rows have the same value: one may be copied from the other. */
function repeats(figures: readonly ClassFigure[]): string {
  if (figures.length > FEW_ROWS) return '';
  const pairs = figures.flatMap((a, i) =>
    figures
      .slice(i + 1)
      .filter((b) => a.value > 0 && a.value === b.value)
      .map((b) => `${a.class} and ${b.class} (${digits(a.value)})`),
  );
  return pairs.length === 0 ? '' : ` Of these, two are equal: ${list(pairs)}.`;
}

/** Mean and macro rows are the means of the class rows above them. */
export const meanRows: Rule = {
  name: 'mean-rows',
  checks: 'A mean or macro figure is the mean of its class rows, within rounding.',
  find(tables) {
    const behind = rowsBehind(tables);
    return quantitiesOf(tables).flatMap(({ name, task, team, places }): Finding[] => {
      const figures = behind(name, task, team);
      if (!figures) return [];
      const recomputed = mean(figures.map(({ value }) => value));
      const wrong = places.filter(
        ({ kind, value }) =>
          (kind === 'table' || places.length === 1) && !agrees(value, recomputed),
      );
      const values = [...new Set(wrong.map(({ value }) => value))];
      return values.map((printed) => {
        const cells = wrong
          .filter(({ value }) => value === printed)
          .map(({ table, row, column, value }) => ({ table, row, column, value }));
        // Where a table prints its own class rows, the fault is best looked for there.
        const own = cells.find(({ table }) => table === figures[0]!.source_table) ?? cells[0]!;
        return {
          rule: 'mean-rows',
          table: own.table,
          cells,
          printed,
          recomputed,
          roundingExplains: false,
          text: `${tableName(own.table)}, team ${team}: ${metricName(name)} is printed as ${digits(printed)}; its ${figures.length} class rows average ${digits(recomputed)}.${repeats(figures)}`,
        };
      });
    });
  },
};
