import {
  type BandRow,
  PRINTED_BANDS,
  type PrintedBand,
  type PublishedTables,
} from '../published/tables';
import { trainingBands } from '../published/training-bands';
import type { Finding, Rule } from './finding';
import { digits, tableName } from './names';
import { agrees, mean } from './rounding';

function finding(
  row: BandRow,
  column: PrintedBand | 'average',
  recomputed: number,
  of: string,
): Finding {
  const { source_table: table, team } = row;
  const printed = row[column];
  return {
    rule: 'band-means',
    table,
    cells: [{ table, row: `team ${team}`, column, value: printed }],
    printed,
    recomputed,
    roundingExplains: false,
    text: `${tableName(table)}, team ${team}: ${column} is printed as ${digits(printed)}; the mean of ${of} is ${digits(recomputed)}.`,
  };
}

function bandFindings(tables: PublishedTables, row: BandRow): Finding[] {
  const bands = trainingBands(tables);
  return PRINTED_BANDS.flatMap((band) => {
    const values = tables.published_class_metrics
      .filter((f) => f.task === row.task && f.team === row.team && f.metric === 'ap')
      .filter((f) => bands.get(f.class) === band)
      .map(({ value }) => value);
    const recomputed = mean(values);
    if (values.length === 0 || agrees(row[band], recomputed)) return [];
    return [finding(row, band, recomputed, `its ${values.length} classes`)];
  });
}

/** Band means are the means over the classes whose training prevalence lies in the band. */
export const bandMeans: Rule = {
  name: 'band-means',
  checks:
    'The mAP of a band is the mean AP of its classes, by training counts, and the average that of the three bands.',
  find(tables) {
    return tables.published_bands.flatMap((row) => {
      const average = mean([row.head, row.medium, row.tail]);
      const wrong = agrees(row.average, average)
        ? []
        : [finding(row, 'average', average, 'its three bands')];
      return [...bandFindings(tables, row), ...wrong];
    });
  },
};
