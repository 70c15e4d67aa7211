import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Bool, Float64, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import * as engine from '@/lib/engine';
import { onBothDatabases } from './databases';
import { fileOf, parquetOf } from './files';

const DIRECTORY = new URL('../../../shared/real/nih-chestxray14/', import.meta.url);
const absent = !existsSync(DIRECTORY);
if (absent) console.warn(`skipped: the real files are not at ${DIRECTORY.pathname}`);

/** Positives of each class in the reference, which was computed from the same files. */
async function referencePositives(): Promise<Map<string, number>> {
  const text = await readFile(new URL('reference.csv', DIRECTORY), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return new Map(rows.map((row) => [keyOf(row[1]!), Number(row[3])]));
}

function keyOf(name: string): string {
  return name.replaceAll('_', ' ').toLowerCase();
}

onBothDatabases('ChestX-ray14', (db) => {
  const load = async (name: string) => {
    const loaded = await engine.loadFile(
      db(),
      fileOf(name, await readFile(new URL(name, DIRECTORY))),
    );
    return { ...loaded, description: await engine.describe(db(), loaded) };
  };

  test.skipIf(absent)('loads, describes, checks and aligns', async () => {
    const labels = await load('labels.csv');
    expect(labels.description).toMatchObject({
      role: 'labels',
      roleReason: 'all 14 class columns hold only 0 and 1',
      idColumn: 'Image Index',
      attributes: [],
    });
    const check = await engine.checkLabels(db(), labels, labels.description);
    expect(check.images).toBe(22_433);
    expect(new Map(check.classes.map(({ key, positives }) => [key, positives]))).toEqual(
      await referencePositives(),
    );
    for (const name of ['model_a.csv', 'model_b.csv']) {
      const model = await load(name);
      expect(model.description).toMatchObject({ role: 'predictions', idColumn: 'Image Index' });
      expect(new Set(model.description.classes.map(({ key }) => key))).toEqual(
        new Set(labels.description.classes.map(({ key }) => key)),
      );
      await engine.checkPredictions(db(), model, model.description);
      const aligned = await engine.align(
        db(),
        { ...labels, idColumn: 'Image Index' },
        { ...model, idColumn: 'Image Index' },
      );
      expect(aligned).toMatchObject({ onlyLabels: 0, onlyPredictions: 0 });
      const [labelIds, modelIds] = await Promise.all(
        [labels, model].map(({ table }) => engine.gatherColumn(db(), table, 'Image Index')),
      );
      expect(Array.from(aligned.predictionRows, (row) => modelIds![row])).toEqual(
        Array.from(aligned.labelRows, (row) => labelIds![row]),
      );
    }
  });

  test.skipIf(absent)('class counts', async () => {
    const counts = await load('classes.csv');
    expect(counts.description.role).toBe('counts');
    const read = await engine.readClassCounts(db(), counts, counts.description);
    expect(read).toHaveLength(14);
    expect(read.find(({ key }) => key === 'hernia')).toEqual({
      key: 'hernia',
      name: 'Hernia',
      positives: 144,
      images: 78_468,
    });
  });

  test.skipIf(absent)('a Parquet copy holds the same scores and labels', async () => {
    for (const [name, role] of [
      ['model_a.csv', 'predictions'],
      ['labels.csv', 'labels'],
    ] as const) {
      const { table, description } = await load(name);
      const columns = description.classes.map(({ column }) => column);
      const gathered = await engine.gatherScores(db(), table, columns, 'probability');
      const ids = await engine.gatherColumn(db(), table, 'Image Index');
      const bytes = parquetOf([
        ['Image Index', vectorFromArray(Array.from(ids, String), new Utf8())],
        ...columns.map((column, i) => {
          const cells = Array.from(gathered[i]!);
          const vector =
            role === 'labels'
              ? vectorFromArray(cells.map(Boolean), new Bool())
              : vectorFromArray(cells, new Float64());
          return [column, vector] as const;
        }),
      ]);
      const copy = await engine.loadFile(db(), fileOf(name.replace('csv', 'parquet'), bytes));
      const described = await engine.describe(db(), copy);
      expect(described).toMatchObject({ role, idColumn: 'Image Index' });
      expect(described.classes).toEqual(description.classes);
      expect(await engine.gatherScores(db(), copy.table, columns, 'probability')).toEqual(gathered);
    }
  });
});
