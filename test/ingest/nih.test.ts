import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Bool, Float64, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import { align } from '@/lib/ingest/align';
import type { TextColumn } from '@/lib/ingest/text-column';
import type { Role } from '@/lib/ingest/types';
import { parquetOf } from './files';
import { ready } from './read';

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

/** Values to the bit; expect compares hundreds of thousands of them one by one, in half a minute. */
function expectSameColumns(
  found: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, column] of expected.entries()) {
    expect(found[i]).toHaveLength(column.length);
    const differs = Array.from(column, (value, row) => !Object.is(value, found[i]![row]));
    expect(differs.indexOf(true), `first row of column ${i} that differs`).toBe(-1);
  }
}

suite('ChestX-ray14', () => {
  const load = async <R extends Role>(name: string, role: R) =>
    ready(name, await readFile(new URL(name, DIRECTORY)), { role });

  test.skipIf(absent)('loads, describes, checks and aligns', async () => {
    const labelFile = await readFile(new URL('labels.csv', DIRECTORY));
    const guessed = await ready('labels.csv', labelFile);
    expect(guessed.description).toMatchObject({
      role: 'labels',
      roleReason: 'all 14 class columns hold only 0 and 1',
      idColumn: 'Image Index',
      attributes: [],
    });
    const { content } = await load('labels.csv', 'labels');
    expect(content.check.images).toBe(22_433);
    expect(new Map(content.check.classes.map(({ key, positives }) => [key, positives]))).toEqual(
      await referencePositives(),
    );
    const labels = { ids: content.ids, fileName: 'labels.csv', idColumn: 'Image Index' };
    for (const name of ['model_a.csv', 'model_b.csv']) {
      const model = await ready(name, await readFile(new URL(name, DIRECTORY)));
      expect(model.description).toMatchObject({ role: 'predictions', idColumn: 'Image Index' });
      expect(new Set(model.description.classes.map(({ key }) => key))).toEqual(
        new Set(guessed.description.classes.map(({ key }) => key)),
      );
      if (model.content.role !== 'predictions') throw new Error(`${name} holds no predictions`);
      const { ids } = model.content;
      const aligned = align(labels, { ids, fileName: name, idColumn: 'Image Index' });
      expect(aligned).toMatchObject({ onlyLabels: 0, onlyPredictions: 0 });
      expect(Array.from(aligned.predictionRows, (row) => ids.at(row))).toEqual(
        Array.from(aligned.labelRows, (row) => content.ids.at(row)),
      );
    }
  });

  test.skipIf(absent)('class counts', async () => {
    const counts = await load('classes.csv', 'counts');
    expect(counts.content.counts).toHaveLength(14);
    expect(counts.content.counts.find(({ key }) => key === 'hernia')).toEqual({
      key: 'hernia',
      name: 'Hernia',
      positives: 144,
      images: 78_468,
    });
  });

  test.skipIf(absent)('a Parquet copy holds the same scores and labels', async () => {
    const model = await load('model_a.csv', 'predictions');
    const labels = await load('labels.csv', 'labels');
    const copyOf = (ids: TextColumn, columns: readonly (readonly [string, Vector])[]) =>
      parquetOf([
        [
          'Image Index',
          vectorFromArray(
            Array.from({ length: ids.length }, (_, i) => ids.at(i)),
            new Utf8(),
          ),
        ],
        ...columns,
      ]);
    const { scores, check } = model.content;
    const scoresCopy = await ready(
      'model_a.parquet',
      copyOf(
        model.content.ids,
        check.classes.map(({ column }, i) => [
          column,
          vectorFromArray([...scores[i]!], new Float64()),
        ]),
      ),
      { role: 'predictions' },
    );
    expect(scoresCopy.description.classes).toEqual(model.description.classes);
    expect(scoresCopy.content.check).toEqual(check);
    expectSameColumns(scoresCopy.content.scores, scores);
    const labelsCopy = await ready(
      'labels.parquet',
      copyOf(
        labels.content.ids,
        labels.description.classes.map(({ column }, i) => [
          column,
          vectorFromArray(Array.from(labels.content.labels[i]!, Boolean), new Bool()),
        ]),
      ),
      { role: 'labels' },
    );
    expect(labelsCopy.description.classes).toEqual(labels.description.classes);
    expect(labelsCopy.content.check).toEqual(labels.content.check);
    expectSameColumns(labelsCopy.content.labels, labels.content.labels);
  });
});
