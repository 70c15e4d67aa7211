import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadFile } from '@/lib/engine/load-file';
import { onBothDatabases, tables } from './databases';
import { fileOf, inputError } from './files';

const FOLDER = fileURLToPath(new URL('../fixtures/damaged/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => !name.endsWith('.md'));

onBothDatabases('damaged files that once stopped a decoder', (db) => {
  test.each(FILES)('%s ends in an error that names it', async (name) => {
    const before = await tables(db());
    const error = await inputError(loadFile(db(), fileOf(name, readFileSync(FOLDER + name))));
    expect(error.message).toMatch(new RegExp(`^${name}: .*; expected `));
    expect(await tables(db())).toEqual(before);
  });
});
