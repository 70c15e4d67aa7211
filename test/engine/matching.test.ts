import fc from 'fast-check';
import { expect, test } from 'vitest';
import aliases from '@/lib/challenge/class-aliases.json';
import { describe as describeTable } from '@/lib/engine/describe/describe';
import { gatherScores } from '@/lib/engine/gather';
import { loadFile } from '@/lib/engine/load-file';
import { onBothDatabases } from './databases';
import { fileOf } from './files';

/** A class in some spelling of a predictions file. */
const spelled = fc.record({
  affix: fc.constantFrom('', 'prob_', 'Pred_', 'score_'),
  underscores: fc.boolean(),
  change: fc.constantFrom(
    (s: string) => s,
    (s: string) => s.toUpperCase(),
    (s: string) => s.toLowerCase(),
  ),
});

onBothDatabases('classes over files', (db) => {
  test('match whatever their order, prefix and case', async () => {
    const names = Object.keys(aliases);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 2 }),
        fc.array(spelled, { minLength: names.length, maxLength: names.length }),
        async (classes, spellings) => {
          const columns = classes.map((name, i) => {
            const { affix, underscores, change } = spellings[i]!;
            return affix + change(underscores ? name.replaceAll(' ', '_') : name);
          });
          // Each score tells its class: its place in the list of names.
          const scores = classes.map((name) => (names.indexOf(name) + 0.5) / 100);
          const text = `${columns.join(';')};image_id\n${scores.join(';')};x1\n${scores.join(';')};x2\n`;
          const loaded = await loadFile(db(), fileOf('model.csv', text));
          const description = await describeTable(db(), loaded);
          expect(description).toMatchObject({ role: 'predictions', idColumn: 'image_id' });
          expect(description.classes.map(({ name }) => name)).toEqual(classes);
          const gathered = await gatherScores(
            db(),
            loaded.table,
            description.classes.map(({ column }) => column),
            'probability',
          );
          expect(gathered.map((column) => column[0])).toEqual(scores);
          await db().run(`DROP TABLE ${loaded.table}`);
        },
      ),
      { numRuns: 15, seed: 7 },
    );
  });
});
