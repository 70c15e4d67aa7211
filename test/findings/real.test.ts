import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, Folder } from '../cli/evaluate-command';

const REAL = join('..', 'shared', 'real', 'nih-chestxray14');
const present = existsSync(REAL);
if (!present) console.log(`${REAL} is absent: findings are not tested on the real set`);

const real = (name: string) => resolve(REAL, `${name}.csv`);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe.skipIf(!present)(
  'the findings of a real board, against the reference by scikit-learn',
  () => {
    let folder: Folder;
    let found: Record<string, string>[];
    let printed: string;
    let reference: { model: string; class: string; ap: number; fnr: number; positives: number }[];
    const ap = (model: string, classes: readonly string[]) =>
      mean(
        reference
          .filter((row) => row.model === model && classes.includes(row.class))
          .map((row) => row.ap),
      );
    const of = (topic: string) => found.filter((row) => row.topic === topic);

    beforeAll(async () => {
      folder = new Folder();
      const { code, out } = await folder.run(
        ...['--labels', real('labels'), '--predictions', real('model_a'), real('model_b')],
        ...['--counts', real('classes'), '--findings', '--out', 'out'],
      );
      expect(code).toBe(0);
      printed = out;
      found = csvRows(folder.read('out/findings.csv'));
      reference = csvRows(readFileSync(real('reference'), 'utf8')).map((row) => ({
        model: row.model!,
        class: row.class!,
        ap: Number(row.ap),
        fnr: Number(row.fnr_at_0_5),
        positives: Number(row.positives),
      }));
    });
    afterAll(() => folder.remove());

    it('says who leads, by how much', () => {
      const names = [...new Set(reference.map((row) => row.class))];
      const [a, b] = ['model_a', 'model_b'].map((model) => ap(model, names));
      expect(Number(of('ranking')[0]!.value)).toBeCloseTo(a!, 9);
      expect(plain(of('ranking')[0]!.finding)).toBe(
        `model_a leads with mAP ${a!.toFixed(3)}, ${(a! - b!).toFixed(3)} ahead of model_b. Without intervals it is open whether other images would give another order.`,
      );
    });

    it('says what the tail costs', () => {
      const counts = csvRows(readFileSync(real('classes'), 'utf8'));
      const named = (test: (prevalence: number) => boolean) =>
        counts
          .filter((row) => test(Number(row.train_positives) / Number(row.train_images)))
          .map((row) => row.class!);
      const [head, tail] = [named((share) => share > 0.1), named((share) => share < 0.01)];
      const [high, low] = [ap('model_a', head), ap('model_a', tail)];
      expect(Number(of('tail')[0]!.value)).toBeCloseTo(high - low, 9);
      expect(plain(of('tail')[0]!.finding)).toContain(
        `${low.toFixed(3)} over ${tail.length} class, ${high.toFixed(3)} over ${head.length}.`,
      );
    });

    it('says what is missed by every team', () => {
      const least = new Map<string, number>();
      for (const { class: name, fnr } of reference) {
        least.set(name, Math.min(fnr, least.get(name) ?? 1));
      }
      const wholly = [...least].filter(([, fnr]) => fnr === 1).map(([name]) => name);
      expect(of('missed')[0]!.value).toBe(String(wholly.length));
      for (const name of wholly) expect(of('missed')[0]!.finding).toContain(name);
      const [name, fnr] = [...least].filter(([, own]) => own < 1).sort((a, b) => b[1] - a[1])[0]!;
      expect(of('missed')[1]).toMatchObject({ class: name });
      expect(Number(of('missed')[1]!.value)).toBeCloseTo(fnr, 9);
      // scipy.stats.binomtest(955, 957).proportion_ci()
      expect(Number(of('missed')[1]!.lower)).toBeCloseTo(0.99247127, 7);
      expect(Number(of('missed')[1]!.upper)).toBeCloseTo(0.99974681, 7);
    });

    it('says how far scores are from the positives', () => {
      // Mean of all scores over mean of all labels, by pandas.
      expect(of('calibration')[0]).toMatchObject({ team: 'model_b' });
      expect(Number(of('calibration')[0]!.value)).toBeCloseTo(0.9623551498056219, 6);
    });

    it('prints them above the table', () => {
      expect(plain(printed.replaceAll(/\n {4}/g, ' '))).toContain(
        `1. ${plain(of('ranking')[0]!.finding)}`,
      );
      expect(printed.indexOf('Findings')).toBeLessThan(printed.indexOf('rank  team'));
    });
  },
);
