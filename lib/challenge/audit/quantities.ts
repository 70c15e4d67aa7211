import type { PublishedTables } from '../published/tables';
import type { Cell } from './finding';
import { metricName } from './names';

/** A quantity of the paper, with every place that prints it. */
export interface Quantity {
  name: string;
  task: string | null;
  team: string | null;
  places: (Cell & { kind: 'table' | 'text' })[];
}

type Place = Quantity['places'][number];

const AVERAGES: Readonly<Record<string, string>> = {
  mean_ap: 'map',
  macro_f1: 'mf1',
};

/** Gathers what the tables and the text say, by quantity, task and team. */
export function quantitiesOf(tables: PublishedTables): Quantity[] {
  const found = new Map<string, Quantity>();
  const add = (name: string, task: string | null, team: string | null, place: Place) => {
    const key = JSON.stringify([name, task, team]);
    const quantity = found.get(key) ?? { name, task, team, places: [] };
    quantity.places.push(place);
    found.set(key, quantity);
  };
  const cell = (table: string, row: string, column: string, value: number): Place => {
    return { table, row, column, value, kind: 'table' };
  };
  for (const row of tables.published_leaderboard) {
    for (const metric of ['map', 'mauroc', 'mf1', 'mece'] as const) {
      const value = row[metric];
      if (value === null) continue;
      const place = cell(row.source_table, `team ${row.team}`, metricName(metric), value);
      add(metric, row.task, row.team, place);
    }
  }
  for (const { source_table, statistic, task, team, value } of tables.published_averages) {
    const place = cell(source_table, metricName(statistic), `team ${team}`, value);
    add(AVERAGES[statistic] ?? statistic, task, team, place);
  }
  for (const { source_table, task, team, overall } of tables.published_bands) {
    add('map', task, team, cell(source_table, `team ${team}`, 'overall', overall));
  }
  for (const row of tables.published_label_quality.filter((r) => r.class === 'Mean')) {
    for (const [name, value] of [
      ['precision_rule_based', row.rule_based],
      ['precision_gpt_4o', row.gpt_4o],
    ] as const) {
      add(name, 'Task 2', null, cell(row.source_table, row.class, metricName(name), value));
    }
  }
  for (const { source, quantity, task, team, band, value } of tables.published_statements) {
    if (band !== null) continue;
    const row = team === null ? 'text' : `team ${team}`;
    add(quantity, task, team, { ...cell(source, row, metricName(quantity), value), kind: 'text' });
  }
  for (const { source_table, team, ...row } of tables.published_task_agreement) {
    for (const [task, value] of [
      [row.task1, row.task1_map],
      [row.task2, row.task2_map],
    ] as const) {
      // A figure drawn from another table is no place of its own, unless it says something else.
      const known = found.get(JSON.stringify(['map', task, team]))?.places ?? [];
      if (known.some((place) => place.value === value)) continue;
      add('map', task, team, cell(source_table, `team ${team}`, `${task} mAP`, value));
    }
  }
  return [...found.values()];
}
