import { PRINTED_BANDS } from '../published/tables';
import { trainingBands } from '../published/training-bands';
import type { Finding, Rule } from './finding';
import { list } from './names';

/** Band sizes add up to the classes of the task, and are those of the training counts. */
export const bandSizes: Rule = {
  name: 'band-sizes',
  checks: 'The sizes of the bands add up to the number of classes and match the training counts.',
  find(tables) {
    const stated = tables.published_statements.filter((s) => s.quantity === 'band_classes');
    const bands = [...trainingBands(tables).values()];
    if (stated.length === 0 || bands.length === 0) return [];
    const printed = stated.reduce((sum, { value }) => sum + value, 0);
    const counted = PRINTED_BANDS.map((band) => bands.filter((b) => b === band).length);
    const right = new Map<string | null, number>(
      PRINTED_BANDS.map((band, i) => [band, counted[i]!]),
    );
    const wrong = stated.filter(({ band, value }) => value !== right.get(band));
    if (wrong.length === 0 && printed === bands.length) return [];
    const source = stated[0]!.source;
    const finding: Finding = {
      rule: 'band-sizes',
      table: source,
      cells: stated.map(({ source: table, band, value }) => {
        return { table, row: band ?? 'all', column: 'classes', value };
      }),
      printed,
      recomputed: bands.length,
      roundingExplains: false,
      text: `${source}: the text gives bands of ${list(stated.map((s) => String(s.value)))} classes, ${printed} in total. There are ${bands.length} classes; by the training counts, ${list(counted.map(String))} are ${list(PRINTED_BANDS)}.`,
    };
    return [finding];
  },
};
