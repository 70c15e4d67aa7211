import { type Column, classCell, columnsOf } from './columns';
import type { Finding, Rule } from './finding';
import { metricName, tableName } from './names';

/** Columns with fewer distinct values can be equal by chance. */
const LEAST_VALUES = 3;

function equal(a: Column, b: Column): boolean {
  const values = new Map(b.figures.map((figure) => [figure.class, figure.value]));
  return (
    a.figures.length === b.figures.length &&
    new Set(a.figures.map(({ value }) => value)).size >= LEAST_VALUES &&
    a.figures.every((figure) => values.get(figure.class) === figure.value)
  );
}

const name = ({ table, metric, team }: Column) =>
  `${metricName(metric)} of team ${team} in ${tableName(table)}`;

/** No column of class rows repeats that of another metric or team. */
export const equalColumns: Rule = {
  name: 'equal-columns',
  checks: 'No column repeats, value for value, the column of another metric or team.',
  find(tables) {
    const columns = columnsOf(tables.published_class_metrics);
    return columns.flatMap((first, i) =>
      columns
        .slice(i + 1)
        .filter((second) => first.task === second.task && equal(first, second))
        .map(
          (second): Finding => ({
            rule: 'equal-columns',
            table: second.table,
            cells: [...second.figures, ...first.figures].map(classCell),
            printed: null,
            recomputed: null,
            roundingExplains: false,
            text: `${name(second)} equals ${name(first)} in all ${first.figures.length} classes: one of them is probably a copy.`,
          }),
        ),
    );
  },
};
