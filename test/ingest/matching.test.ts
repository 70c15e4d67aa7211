import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { ready } from './read';

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

suite('classes over files', () => {
  test('match whatever their order, prefix and case', async () => {
    const names = BUILT_IN['cxr-lt-2024']!.classes.map(({ name }) => name);
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
          const { description, content } = await ready('model.csv', text, {});
          expect(description).toMatchObject({ role: 'predictions', idColumn: 'image_id' });
          expect(description.classes.map(({ name }) => name)).toEqual(classes);
          if (content.role !== 'predictions') throw new Error('not taken for predictions');
          expect(content.scores.map((column) => column[0])).toEqual(scores);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});
