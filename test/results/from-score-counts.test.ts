import { afterAll, describe, expect, it } from 'vitest';
import { auroc, averagePrecision, brier, type Labels, rankPositives } from '@/lib/metrics';
import { Random } from '@/lib/metrics/bootstrap/random';
import {
  checkSameImages,
  countedClasses,
  countedGroups,
  replicatesOfCounts,
  summaryOfCounts,
} from '@/lib/results/from-score-counts';
import type { CountsQuery } from '@/lib/results/sql/counts-query';
import { countsSql } from '@/lib/results/sql/counts-sql';
import { ready } from '../ingest/read';
import { duckdbWith } from './sql/duckdb';
import { HOSTILE_NAMES, type TestSet, testSet, weightOf } from './sql/test-set';

const THRESHOLD = 0.3;
const random = new Random(3);
const ties = testSet(240);
/** Scores with all their digits, some of them tied. */
const set: TestSet = {
  ...ties,
  scores: ties.scores.map((own) =>
    own.map((score) => (score < 0.3 ? score : random.next() / 2 ** 32)),
  ),
};
const query: CountsQuery = {
  labelsTable: 'labels',
  predictionsTable: 'predictions',
  id: 'id',
  layout: 'wide',
  classes: HOSTILE_NAMES,
  subgroups: ['sex'],
  bootstrap: { replicates: 12, seed: 5, cluster: 'patient' },
};
const database = await duckdbWith(set);
afterAll(() => database.close());

async function counted() {
  const csv = await database.csv(countsSql('duckdb', query));
  const { content } = await ready('counts.csv', csv);
  if (content.role !== 'score-counts') throw new Error(content.role);
  return content.counted;
}

/** Scores and labels of one class, of the images given, each as often as it is there. */
function columns(name: string, images: readonly number[]) {
  const index = set.classes.indexOf(name);
  return {
    scores: Float64Array.from(images, (i) => set.scores[index]![i]!),
    labels: Uint8Array.from(images, (i) => set.labels[index]![i] ?? 255) as Labels,
  };
}

const all = set.ids.map((_, i) => i);
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-12);

describe('a submission from the score counts of an engine', () => {
  it('has the statistics of its images', async () => {
    const { classes } = summaryOfCounts(await counted());
    expect(classes.map((own) => own.class).sort()).toEqual([...HOSTILE_NAMES].sort());
    for (const own of classes) {
      const { scores, labels } = columns(own.class, all);
      const ranking = rankPositives(scores, labels);
      near(own.ap, averagePrecision(ranking));
      near(own.auroc, auroc(ranking));
      near(own.brier, brier(scores, labels));
      expect([own.positives, own.images]).toEqual([
        ranking.positives,
        ranking.positives + ranking.negatives,
      ]);
      const called = all.filter((i) => scores[i]! > THRESHOLD && labels[i] === 1).length;
      expect(own.tp[1000 * THRESHOLD]).toBe(called);
    }
  });

  it('has the counts of its subgroups', async () => {
    const found = await counted();
    const groups = countedGroups(found).get('sex')!;
    expect(groups).toEqual(['F', 'M', "O'N"]);
    for (const { class: name, groups: own } of summaryOfCounts(found).breakdowns.get('sex')!) {
      groups.forEach((group, k) => {
        const { labels } = columns(
          name,
          all.filter((i) => set.sexes[i] === group),
        );
        expect(own[k]!.positives).toBe(labels.filter((label) => label === 1).length);
        expect(own[k]!.images).toBe(labels.filter((label) => label <= 1).length);
      });
    }
  });

  it('has the replicates of images repeated by their weights', async () => {
    const replicates = replicatesOfCounts(await counted(), THRESHOLD);
    expect(replicates).toHaveLength(HOSTILE_NAMES.length);
    for (const { class: name, bootstrap, full } of replicates) {
      expect(full.ap).toHaveLength(1);
      for (let r = 1; r <= 12; r++) {
        const images = all.flatMap((i) => {
          const patient = set.patients[i];
          const unit = patient ? `cluster:${patient}` : `image:${set.ids[i]}`;
          return Array.from({ length: weightOf(5, r, unit) }, () => i);
        });
        const { scores, labels } = columns(name, images);
        const ranking = rankPositives(scores, labels);
        near(bootstrap.ap[r - 1]!, averagePrecision(ranking));
        near(bootstrap.auroc[r - 1]!, auroc(ranking));
        expect(bootstrap.positives[r - 1]).toBe(ranking.positives);
        const called = (label: number) =>
          images.filter((_, k) => scores[k]! > THRESHOLD && labels[k] === label).length;
        expect([bootstrap.tp[r - 1], bootstrap.fp[r - 1]]).toEqual([called(1), called(0)]);
      }
    }
  });

  it('is of the same images as another only with the same counts of labels', async () => {
    const found = await counted();
    const first = [{ file: { name: 'a.csv' }, counted: found }];
    checkSameImages('b.csv', found, first);
    const [edema] = found.classes;
    const { positives } = countedClasses(found)[0]!;
    const more = { ...edema!.counts, positives: edema!.counts.positives.map((n, i) => n + +!i) };
    const other = { ...found, classes: [{ ...edema!, counts: more }, ...found.classes.slice(1)] };
    expect(() => checkSameImages('b.csv', other, first)).toThrow(`has ${positives + 1} positives`);
    const fewer = { ...found, classes: found.classes.slice(1) };
    checkSameImages('b.csv', fewer, first);
    const renamed = { ...found, classes: [{ ...edema!, key: 'another' }] };
    expect(() => checkSameImages('b.csv', renamed, first)).toThrow('has no class of a.csv');
  });
});
