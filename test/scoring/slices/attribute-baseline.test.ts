import { expect, it } from 'vitest';
import { Random } from '@/lib/metrics';
import { attributeBaseline, attributePatterns } from '@/lib/scoring/slices/attribute-baseline';
import { attributeBaselineRows } from '@/lib/scoring/tables/attribute-baseline';
import { sourceOf } from '../boards/support';

const IMAGES = 4000;

/** Two images of each patient; `view` tells the label by `share` for positives, else by `other`. */
function board(share: number, other: number, prevalence: number, seed: number) {
  const random = new Random(seed);
  const uniform = () => random.next() / 2 ** 32;
  const labels = Uint8Array.from({ length: IMAGES }, () => (uniform() < prevalence ? 1 : 0));
  const groupOf = Int32Array.from(labels, (label) =>
    uniform() < (label === 1 ? share : other) ? 0 : 1,
  );
  const view = { name: 'view', file: 'images.csv', groups: ['AP', 'PA'], groupOf };
  const clusterOf = Uint32Array.from({ length: IMAGES }, (_, row) => row >> 1);
  return { labels, view, clusterOf };
}

it('reaches the AUROC of the attribute itself', () => {
  const { labels, view, clusterOf } = board(0.8, 0.3, 0.2, 1);
  const found = attributeBaseline(attributePatterns([view], clusterOf), labels)!;
  // AUROC of two values: (1 + 0.8 - 0.3) / 2.
  expect(found.auroc).toBeCloseTo(0.75, 1);
  expect(found.aurocInterval[0]).toBeLessThan(0.75);
  expect(found.aurocInterval[1]).toBeGreaterThan(0.75);
  expect(found.positives).toBe(labels.reduce((sum, own) => sum + own, 0));
  // Above the share of positives, below that among the images of the view that has more.
  expect(found.ap).toBeGreaterThan(0.2);
  expect(found.ap).toBeLessThan(0.5);
});

it('is at chance for attributes that say nothing, also with few positives', () => {
  const values = Array.from({ length: 20 }, (_, seed) => {
    const { labels, view, clusterOf } = board(0.5, 0.5, 0.01, 100 + seed);
    return attributeBaseline(attributePatterns([view], clusterOf), labels)!.auroc;
  });
  const mean = values.reduce((sum, own) => sum + own, 0) / values.length;
  expect(mean).toBeGreaterThan(0.44);
  expect(mean).toBeLessThan(0.52);
});

it('has no row without attributes, nor for a class without positives outside some fold', async () => {
  const { labels, view, clusterOf } = board(0.8, 0.3, 0.2, 1);
  const one = new Uint8Array(IMAGES);
  one[0] = 1;
  const all = {
    classes: ['Wren', 'Robin'],
    labels: [labels, one],
    second: null,
    teams: {},
    clusterOf,
  };
  expect(await attributeBaselineRows(sourceOf(all))).toEqual([]);
  const rows = await attributeBaselineRows(sourceOf({ ...all, attributes: [view] }));
  expect(rows).toMatchObject([{ class: 'Wren', attributes: 'view', unit: 'site', images: IMAGES }]);
});
