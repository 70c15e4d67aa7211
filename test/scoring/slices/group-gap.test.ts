import { describe, expect, it } from 'vitest';
import { Random, weightedRanking } from '@/lib/metrics';
import type { GroupedImages } from '@/lib/scoring/attributes';
import { GROUP_GAPS, groupChoices, groupGapRows } from '@/lib/scoring/tables/group-gaps';
import { type Board, sourceOf } from '../boards/support';

it('weighted AP and AUROC are those of scikit-learn', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.6, 0.5, 0.3, 0.3);
  const labels = Uint8Array.of(1, 0, 1, 0, 1, 0, 1);
  const order = Uint32Array.from(scores, (_, i) => i);
  const weights = Float64Array.of(0.5, 2, 1.5, 1, 3, 0.25, 0.75);
  const found = weightedRanking(scores, labels, order, weights);
  // scikit-learn 1.2.1, average_precision_score and roc_auc_score with sample_weight.
  expect(found.ap).toBeCloseTo(0.6268115942028987, 12);
  expect(found.auroc).toBeCloseTo(0.3127090301003344, 12);
});

const IMAGES = 3000;

/**
 * Two sites. A positive scores above a negative by `skill` in images of the old and less of the young;
 * the second site has other shares of positives and of the old.
 */
function sites(prevalence: readonly [number, number], old: readonly [number, number]): Board {
  const random = new Random(11);
  const uniform = () => random.next() / 2 ** 32;
  const site = Int32Array.from({ length: IMAGES }, (_, row) => (row % 5 < 3 ? 0 : 1));
  const labels = Uint8Array.from(site, (own) => (uniform() < prevalence[own]! ? 1 : 0));
  const age = Int32Array.from(site, (own) => (uniform() < old[own]! ? 0 : 1));
  const scores = Float64Array.from(
    labels,
    (label, row) => ((age[row] === 0 ? 0.8 : 0.1) * label + uniform()) / 2,
  );
  const grouped = (name: string, groups: string[], groupOf: Int32Array<ArrayBuffer>) =>
    ({ name, file: 'sites.csv', groups, groupOf }) satisfies GroupedImages;
  return {
    classes: ['Wren', 'Robin'],
    // The second site has no Robin.
    labels: [labels, labels.map((label, row) => (site[row] === 1 ? 0 : label))],
    second: null,
    teams: { Kite: [scores, scores] },
    attributes: [grouped('site', ['north', 'south'], site), grouped('age', ['old', 'young'], age)],
  };
}

const CHOICE = { attribute: 'site', first: 'north', second: 'south', mix: 'age' };

async function changes(board: Board, metric: 'ap' | 'auroc') {
  const rows = await groupGapRows(sourceOf(board), CHOICE, 'Kite');
  const own = rows.filter((row) => row.metric === metric);
  return { rows: own, of: Object.fromEntries(own.map(({ step, change }) => [step, change!])) };
}

describe('the gap between two groups', () => {
  it('is the sum of its steps', async () => {
    for (const metric of ['ap', 'auroc'] as const) {
      const { rows } = await changes(sites([0.1, 0.3], [0.5, 0.8]), metric);
      const sum = rows.reduce((total, { change }) => total + change!, 0);
      expect(sum).toBeCloseTo(rows[0]!.end! - rows[0]!.start!, 12);
      expect(rows[0]).toMatchObject({ classes: 2, shared_classes: 1 });
      for (const row of rows) expect(row.lower!).toBeLessThanOrEqual(row.upper!);
    }
  });

  it('is of prevalence where only that differs', async () => {
    const { rows, of } = await changes(sites([0.1, 0.3], [0.5, 0.5]), 'ap');
    expect(of.prevalence).toBeGreaterThan(0.1);
    const rest = rows.find(({ step }) => step === 'rest')!;
    expect(rest.lower!).toBeLessThan(0);
    expect(rest.upper!).toBeGreaterThan(0);
    // Prevalence does not move AUROC.
    expect((await changes(sites([0.1, 0.3], [0.5, 0.5]), 'auroc')).of.prevalence).toBeCloseTo(
      0,
      10,
    );
  });

  it('is of case mix where only that differs', async () => {
    const { rows, of } = await changes(sites([0.2, 0.2], [0.2, 0.9]), 'auroc');
    expect(of['case mix']).toBeGreaterThan(0.1);
    const rest = rows.find(({ step }) => step === 'rest')!;
    expect(rest.lower!).toBeLessThan(0);
    expect(rest.upper!).toBeGreaterThan(0);
  });

  it('is of the largest group against the others, by each other attribute and none', async () => {
    const board = sites([0.2, 0.2], [0.2, 0.9]);
    const choices = groupChoices(board.attributes!);
    expect(choices.map((own) => [own.attribute, own.first, own.second, own.mix])).toEqual([
      ['site', 'north', 'south', null],
      ['site', 'north', 'south', 'age'],
      ['age', 'young', 'old', null],
      ['age', 'young', 'old', 'site'],
    ]);
    const made = await GROUP_GAPS.make({ images: async () => [sourceOf(board)] } as never);
    expect(made).toEqual(
      (
        await Promise.all(choices.map((choice) => groupGapRows(sourceOf(board), choice, 'Kite')))
      ).flat(),
    );
  });
});
