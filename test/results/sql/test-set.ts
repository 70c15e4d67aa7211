import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { Random } from '@/lib/metrics/bootstrap/random';
import type { CountsQuery } from '@/lib/results/sql/counts-query';

/** A small synthetic test set, as its tables would hold it. */
export interface TestSet {
  readonly ids: readonly string[];
  readonly patients: readonly (string | null)[];
  readonly sexes: readonly (string | null)[];
  readonly classes: readonly string[];
  /** `labels[class][image]`; null is unknown. */
  readonly labels: readonly (readonly (0 | 1 | null)[])[];
  /** `scores[class][image]`: few distinct values, so that many images tie. */
  readonly scores: readonly (readonly number[])[];
}

/** Names that would break a query in which they are not quoted. */
export const HOSTILE_NAMES = [
  `Pleural "Effusion"`,
  "It's; DROP TABLE labels; --",
  'back`tick',
  'slash\\',
  'Größe, 日本',
  'score',
];

export function testSet(images: number, classes = HOSTILE_NAMES, seed = 1): TestSet {
  const random = new Random(seed);
  const each = <T>(make: (index: number) => T) => Array.from({ length: images }, (_, i) => make(i));
  const patients = each(() => {
    const patient = random.below(images / 3);
    return patient === 0 ? null : patient === 1 ? '' : `p${patient}'é`;
  });
  return {
    ids: each((i) => `img-${i}`),
    patients,
    sexes: each(() => ['F', 'M', "O'N", null][random.below(4)]!),
    classes,
    labels: classes.map((_, c) =>
      each(() => (random.below(20) === 0 ? null : random.below(3 + 3 * c) === 0 ? 1 : 0)),
    ),
    scores: classes.map(() => each(() => random.below(65) / 64)),
  };
}

const CUMULATIVE = (() => {
  const sums = [Math.exp(-1)];
  let term = Math.exp(-1);
  for (let k = 1; k < 30; k++) {
    term /= k;
    sums.push(sums[k - 1]! + term);
  }
  return sums;
})();

/** Poisson weight of a cluster in a replicate: inversion of 32 bits of an MD5. */
export function weightOf(seed: number, replicate: number, unit: string): number {
  const digest = createHash('md5').update(`${seed}:${replicate}:${unit}`).digest();
  const uniform = (digest.readUInt32BE(0) + 0.5) / 2 ** 32;
  return CUMULATIVE.findIndex((sum) => uniform < sum);
}

/** A row of counts as text, for comparison in any order. */
export const rowText = (row: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([
    row.class,
    Number(row.score),
    Number(row.positives),
    Number(row.negatives),
    row.attribute ?? '',
    row.value ?? '',
    Number(row.replicate ?? 0),
  ]);

/** Expects the same rows; shows the first few that are not. */
export function expectRows(found: readonly string[], expected: readonly string[]): void {
  const without = (rows: readonly string[], others: readonly string[]) => {
    const there = new Set(others);
    return rows.filter((row) => !there.has(row)).slice(0, 5);
  };
  expect({ missing: without(expected, found), wrong: without(found, expected) }).toEqual({
    missing: [],
    wrong: [],
  });
  expect(found).toHaveLength(expected.length);
}

type Group = readonly [attribute: string, value: string, replicate: number];

/** What the counts of a test set must be, counted image by image; sorted. */
export function expectedRows(set: TestSet, query: CountsQuery): string[] {
  const counts = new Map<string, [number, number]>();
  const add = (name: string, score: number, label: 0 | 1, group: Group, weight: number) => {
    const key = JSON.stringify([name, score, ...group]);
    const own = counts.get(key) ?? [0, 0];
    own[1 - label]! += weight;
    counts.set(key, own);
  };
  const attributes: Readonly<Record<string, readonly (string | null)[]>> = {
    sex: set.sexes,
    patient: set.patients,
  };
  const { bootstrap } = query;
  const groupsOf = (image: number): [Group, number][] => {
    const found: [Group, number][] = [[['', '', 0], 1]];
    for (const attribute of query.subgroups) {
      const value = attributes[attribute]![image];
      if (value) found.push([[attribute, value, 0], 1]);
    }
    const patient = bootstrap?.cluster ? set.patients[image] : null;
    const unit = patient ? `cluster:${patient}` : `image:${set.ids[image]}`;
    for (let r = 1; bootstrap && r <= bootstrap.replicates; r++) {
      const weight = weightOf(bootstrap.seed, r, unit);
      if (weight > 0) found.push([['', '', r], weight]);
    }
    return found;
  };
  set.ids.forEach((_, image) => {
    const groups = groupsOf(image);
    set.classes.forEach((name, c) => {
      const label = set.labels[c]![image];
      const wanted = query.classes.length === 0 || query.classes.includes(name);
      if (!wanted || label === null || label === undefined) return;
      for (const [group, weight] of groups) add(name, set.scores[c]![image]!, label, group, weight);
    });
  });
  return [...counts]
    .map(([key, [positives, negatives]]) => {
      const [name, score, attribute, value, replicate] = JSON.parse(key) as unknown[];
      return rowText({ class: name, score, positives, negatives, attribute, value, replicate });
    })
    .sort();
}

/** Rows of the four tables, wide and long, as records. */
export function tablesOf({ ids, patients, sexes, classes, labels, scores }: TestSet) {
  const image = (i: number) => ({ id: ids[i]!, patient: patients[i]!, sex: sexes[i]! });
  const wide = <T>(values: readonly (readonly T[])[], i: number) =>
    Object.fromEntries(classes.map((name, c) => [name, values[c]![i]!]));
  const images = ids.map((_, i) => i);
  const pairs = images.flatMap((i) => classes.map((_, c) => [i, c] as const));
  return {
    labels: images.map((i) => ({ ...image(i), ...wide(labels, i) })),
    predictions: images.map((i) => ({ id: ids[i]!, ...wide(scores, i) })),
    labels_long: pairs.map(([i, c]) => ({
      ...image(i),
      class: classes[c]!,
      label: labels[c]![i]!,
    })),
    predictions_long: pairs.map(([i, c]) => ({
      id: ids[i]!,
      class: classes[c]!,
      score: scores[c]![i]!,
    })),
  };
}

/** Queries that every engine answers alike. */
export const QUERIES: readonly (readonly [string, CountsQuery])[] = (['wide', 'long'] as const)
  .map((layout) => ({
    labelsTable: layout === 'wide' ? 'labels' : 'labels_long',
    predictionsTable: layout === 'wide' ? 'predictions' : 'predictions_long',
    id: 'id',
    layout,
    classes: layout === 'wide' ? HOSTILE_NAMES : [],
    subgroups: [],
    bootstrap: null,
  }))
  .flatMap((query) => [
    [`${query.layout} tables`, query],
    [`${query.layout} tables, two classes`, { ...query, classes: HOSTILE_NAMES.slice(1, 3) }],
    [`${query.layout} tables with subgroups`, { ...query, subgroups: ['sex', 'patient'] }],
    [
      `${query.layout} tables with replicates of images`,
      { ...query, bootstrap: { replicates: 20, seed: 7, cluster: null } },
    ],
    [
      `${query.layout} tables with subgroups and replicates of patients`,
      {
        ...query,
        subgroups: ['sex'],
        bootstrap: { replicates: 20, seed: 2 ** 53 - 1, cluster: 'patient' },
      },
    ],
  ]);
