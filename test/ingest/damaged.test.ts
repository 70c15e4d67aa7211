import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, describe as suite, test } from 'vitest';
import { refused } from './read';

const FOLDER = fileURLToPath(new URL('../fixtures/damaged/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => !name.endsWith('.md'));

suite('damaged files that once stopped a decoder', () => {
  test.each(FILES)('%s ends in an error that names it', async (name) => {
    const error = await refused(name, readFileSync(FOLDER + name));
    expect(error.message).toMatch(new RegExp(`^${name}: .*; expected `));
  });
});
