import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import {
  type DroppedFile,
  dropFiles,
  fromDisk,
  openEmpty,
  savedRows,
  setThreshold,
  settled,
} from './support/notebook';
import { expect, test } from './support/test';

const FOLDER = join('..', 'shared', 'real', 'nih-chestxray14');
const present = existsSync(FOLDER);
if (!present) console.log(`${FOLDER} is absent: the real set is not tested`);

function csv(name: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(FOLDER, name), 'utf8').trim().split('\n');
  const keys = header!.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(keys.map((key, index) => [key, values[index]!]));
  });
}

/** A Parquet copy of a CSV, numbers as doubles. */
function parquetCopy(name: string, id: string): DroppedFile {
  const rows = csv(name);
  const keys = Object.keys(rows[0]!);
  const columns = keys.map((key) => [
    key,
    key === id ? rows.map((row) => row[key]!) : Float64Array.from(rows, (row) => Number(row[key])),
  ]);
  const table = tableFromArrays(Object.fromEntries(columns));
  const bytes = parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, 'stream')));
  return { name: name.replace('.csv', '.parquet'), content: bytes };
}

type Reference = Record<string, string>;

function expectRows(
  rows: readonly Reference[],
  reference: readonly Reference[],
  at: '0_5' | '0_1',
) {
  for (const expected of reference) {
    const name = expected.class!.replaceAll('_', ' ');
    const row = rows.find((r) => r.team === expected.model && r.class === name);
    expect(row, `${expected.model} ${name}`).toBeDefined();
    const pairs = [
      ['positives', 'positives'],
      ['images', 'images'],
      ['ap', 'ap'],
      ['auroc', 'auroc'],
      ['f1', `f1_at_${at}`],
      ['fnr', `fnr_at_${at}`],
      ['brier', 'brier'],
      ['ece', 'ece_15'],
      ['ece_decision', 'ece_15_decision'],
    ] as const;
    for (const [column, wanted] of pairs) {
      const difference = Math.abs(Number(row![column]) - Number(expected[wanted]));
      expect(difference, `${expected.model} ${name} ${column}`).toBeLessThan(1e-9);
    }
  }
}

const FILES = ['labels', 'classes', 'model_a', 'model_b'];

test.describe('the real set', () => {
  test.skip(!present, `${FOLDER} is absent`);

  const inputs = {
    csv: () => fromDisk(...FILES.map((name) => join(FOLDER, `${name}.csv`))),
    parquet: async () => [
      ...FILES.filter((name) => name !== 'classes').map((name) =>
        parquetCopy(`${name}.csv`, 'Image Index'),
      ),
      parquetCopy('classes.csv', 'class'),
    ],
  };

  for (const [format, files] of Object.entries(inputs)) {
    test(`dropped as ${format}, every figure agrees with scikit-learn`, async ({ page }) => {
      await openEmpty(page);
      const dropped = await files();
      await dropFiles(page, dropped);
      await settled(
        page,
        dropped.map((file) => file.name),
      );
      for (const { name } of dropped) {
        await expect(page.locator(`[data-source="${name}"]`)).toHaveAttribute(
          'data-status',
          'ready',
        );
      }
      const reference = csv('reference.csv');
      expectRows(await savedRows(page, 'class-by-class'), reference, '0_5');
      await setThreshold(page, '0.1');
      expectRows(await savedRows(page, 'class-by-class'), reference, '0_1');

      const shown = page.locator('#class-by-class svg.figure-plot');
      for (const expected of reference.filter((row) => row.model === 'model_a')) {
        await expect(shown).toContainText(Number(expected.ap).toFixed(3));
      }
      const mean = (model: string) => {
        const own = reference.filter((row) => row.model === model);
        return own.reduce((sum, row) => sum + Number(row.ap), 0) / own.length;
      };
      const board = page.getByRole('group', { name: 'Leaderboard' });
      await expect(board.getByRole('row').nth(1)).toContainText(mean('model_a').toFixed(3));
      await expect(board.getByRole('row').nth(2)).toContainText(mean('model_b').toFixed(3));
      await expect(page.locator('#long-tail footer')).toContainText('22,433 images, 14 classes');
      await expect(page.locator('#long-tail footer')).toContainText(/training counts in classes/);
      await expect(page.getByText('all 22,433 images and 14 classes matched')).toBeVisible();
    });
  }
});
