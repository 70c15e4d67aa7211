import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { challengeText } from '@/lib/challenge/challenge';
import { challengeFile, checkChallenge } from '@/lib/challenge/schema';
import { jsonSchemaOf } from './json-schema';

const file = (change: object = {}) => ({
  format: 'longtail-challenge',
  version: 1,
  name: 'Birds',
  classes: [{ name: 'Wren' }, { name: 'Robin', aliases: ['Erithacus'], group: 'Songbirds' }],
  ...change,
});

const problems = (change: object) => {
  const checked = checkChallenge(file(change));
  return 'problems' in checked ? checked.problems.map((p) => `${p.path} ${p.problem}`) : [];
};

describe('a description of a challenge', () => {
  it('needs a name and classes only', () => {
    expect(checkChallenge(file())).toEqual({
      challenge: { name: 'Birds', classes: file().classes },
    });
  });

  it.each([
    [{ name: undefined }, ['name is missing']],
    [{ classes: [{ name: 3 }] }, ['classes[0].name is 3; expected string']],
    [{ threshold: 2 }, ['threshold is 2; expected at most 1']],
    [{ colour: 'red' }, ['colour is not a key of a description']],
    [
      { ranking: { metric: 'mapp', direction: 'higher', ties: [] } },
      ['ranking.metric is "mapp"; expected ("map" | '],
    ],
    [
      { classes: [{ name: 'Wren', parent: 'Bird' }] },
      ['classes[0].parent "Bird" is not a class; expected the name of a class'],
    ],
    [
      {
        classes: [
          { name: 'Wren', parent: 'Robin' },
          { name: 'Robin', parent: 'Wren' },
        ],
      },
      ['classes[0].parent "Wren" is its own ancestor', 'classes[1].parent "Robin" is its own'],
    ],
    [
      { classes: [{ name: 'Wren' }, { name: 'Robin', aliases: ['wren'] }] },
      ['classes[1] "Robin" has a spelling of "Wren" too'],
    ],
    [
      { tasks: [{ name: 'Task 1', classes: ['Wren', 'Owl'] }] },
      ['tasks[0].classes[1] "Owl" is not a class of the challenge'],
    ],
    [{ bands: [{ name: 'common' }, { name: 'rare' }] }, ['bands[0] has no cut-off']],
    [{ bands: [{ name: 'common', above: 0.1 }] }, ['bands[0] is the last; expected no cut-off']],
    [
      {
        bands: [{ name: 'common', above: 0.1 }, { name: 'medium', atLeast: 0.2 }, { name: 'rare' }],
      },
      ['bands[1] begins at 0.2; expected at most 0.1, the cut-off before it'],
    ],
  ])('with %j is refused by path', (change, expected) => {
    const found = problems(change);
    expect(found).toHaveLength(expected.length);
    expected.forEach((text, i) => {
      expect(found[i]).toContain(text);
    });
  });

  it('comes back from its file as it was', () => {
    const checked = checkChallenge(file({ threshold: 0.3 }));
    if (!('challenge' in checked)) throw new Error('not accepted');
    expect(checkChallenge(JSON.parse(challengeText(checked.challenge)))).toEqual(checked);
  });

  it('has a published JSON Schema that says what the check says', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Description of a challenge',
      ...jsonSchemaOf(challengeFile),
    };
    const published = new URL('../../data/challenges/challenge.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
