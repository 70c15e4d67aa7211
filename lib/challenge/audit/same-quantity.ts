import { earlierClasses } from '../published/earlier-classes';
import type { PublishedTables } from '../published/tables';
import type { Finding, Rule } from './finding';
import { list, metricName, tableName } from './names';
import { type Quantity, quantitiesOf } from './quantities';
import { agrees, mean } from './rounding';
import { rowsBehind } from './rows-behind';

function recompute(tables: PublishedTables, { name, task, team }: Quantity): number | null {
  if (name === 'new_classes') {
    return tables.published_classes.length - earlierClasses(tables).size;
  }
  const figures = rowsBehind(tables)(name, task, team);
  return figures && mean(figures.map(({ value }) => value));
}

/** A quantity has one value, wherever it is printed. */
export const sameQuantity: Rule = {
  name: 'same-quantity',
  checks: 'A quantity printed in several places has the same value in all of them.',
  find(tables) {
    return quantitiesOf(tables).flatMap((quantity): Finding[] => {
      const { name, team, task, places } = quantity;
      const values = [...new Set(places.map(({ value }) => value))];
      if (values.length < 2) return [];
      const recomputed = recompute(tables, quantity);
      const roundingExplains =
        recomputed !== null && values.every((value) => agrees(value, recomputed, 0));
      const shown = (value: number) => (name === 'new_classes' ? String(value) : value.toFixed(3));
      const said = values.map((value) => {
        const where = places.filter((place) => place.value === value);
        return `${shown(value)} in ${list([...new Set(where.map((place) => tableName(place.table)))])}`;
      });
      const whose = [task, team && `team ${team}`].filter(Boolean).join(', ');
      const rows =
        recomputed === null
          ? ''
          : `; recomputed, it is ${recomputed.toFixed(name === 'new_classes' ? 0 : 4)}`;
      // The odd one out: printed least often, or farthest from what is recomputed.
      const times = (value: number) => places.filter((place) => place.value === value).length;
      const distance = (value: number) => Math.abs(value - (recomputed ?? value));
      const odd = values.toSorted((a, b) => distance(b) - distance(a) || times(a) - times(b))[0]!;
      return [
        {
          rule: 'same-quantity',
          table: places.find(({ value }) => value === odd)!.table,
          cells: places.map(({ table, row, column, value }) => ({ table, row, column, value })),
          printed: odd,
          recomputed,
          roundingExplains,
          text: `${whose || 'Text'}: ${metricName(name)} is ${list(said)}${rows}${roundingExplains ? ', which rounds to either' : ''}.`,
        },
      ];
    });
  },
};
