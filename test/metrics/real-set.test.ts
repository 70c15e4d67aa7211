import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  brier,
  calibrationBins,
  confusionAt,
  confusionGrid,
  ece,
  eceDecision,
  f1,
  fnr,
  logLoss,
  rankPositives,
} from '@/lib/metrics';

const folder = fileURLToPath(new URL('../../../shared/real/nih-chestxray14/', import.meta.url));
const present = existsSync(`${folder}reference.csv`);
if (!present) console.log(`skipped: no real predictions at ${folder}`);

function readCsv(name: string): { header: string[]; rows: string[][] } {
  const lines = readFileSync(`${folder}${name}`, 'utf8').trim().split(/\r?\n/);
  const [header, ...rows] = lines.map((line) => line.split(','));
  return { header: header!, rows };
}

describe.skipIf(!present)('real predictions on NIH ChestX-ray14', () => {
  const labelFile = present ? readCsv('labels.csv') : { header: [], rows: [] };
  const rowOf = new Map(labelFile.rows.map((row, i) => [row[0]!, i]));

  it.each(['model_a', 'model_b'])('%s agrees with the reference to 1e-9', (model) => {
    const { header, rows } = readCsv(`${model}.csv`);
    const names = header.map((name) => name.replace(/^prob_/, ''));
    const references = readCsv('reference.csv').rows.filter((row) => row[0] === model);
    expect(references).toHaveLength(14);
    for (const [, name, ...printed] of references) {
      const column = names.indexOf(name!);
      const labels = Uint8Array.from(labelFile.rows, (row) =>
        Number(row[labelFile.header.indexOf(name!)]),
      );
      const scores = new Float64Array(labels.length);
      for (const row of rows) scores[rowOf.get(row[0]!)!] = Number(row[column]);
      const ranking = rankPositives(scores, labels);
      const half = confusionAt(scores, labels, 0.5);
      const grid = confusionGrid(scores, labels);
      const tenth = {
        tp: grid.tp[100]!,
        fp: grid.fp[100]!,
        fn: grid.fn[100]!,
        tn: grid.tn[100]!,
      };
      const bins = calibrationBins(scores, labels, { bins: 15, binning: 'width' });
      const values = [
        ranking.positives + ranking.negatives,
        ranking.positives,
        averagePrecision(ranking),
        auroc(ranking),
        f1(half),
        fnr(half),
        f1(tenth),
        fnr(tenth),
        brier(scores, labels),
        logLoss(scores, labels),
        ece(bins),
        eceDecision(bins),
      ];
      values.forEach((value, k) => {
        const reference = Number(printed[k]);
        expect(Math.abs(value - reference), `${name}, column ${k}`).toBeLessThanOrEqual(1e-9);
      });
    }
  });
});
