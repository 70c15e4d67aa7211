import { expect, it } from 'vitest';
import { printedSubmissions } from '@/data/twin/printed';
import { drawScores, drawTwin } from '@/data/twin/twin';
import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import { disagreement } from '@/lib/metrics';
import { CandidatePrecision } from '@/lib/scoring/images/candidate-precision';
import { DisagreementSums } from '@/lib/scoring/images/candidates';

// Task 1's labels are noisy; the gold labels of some of its images say which are wrong.
const twin = drawTwin(8000, 11);
const { 1: noisy, 2: gold } = twin.testSets;
const teams = printedSubmissions().filter(({ task }) => task === 1);
const scores = teams.map((submission) => drawScores(twin, submission));

it('the strongest label candidates are wrong labels far more often than others, in each band', () => {
  const names = gold.classes.map(({ name }) => name);
  const labels = names.map((name) => noisy.labels.get(name)!);
  const second = names.map((name) => {
    const own = new Uint8Array(noisy.images.length).fill(255);
    gold.images.forEach((image, i) => {
      own[image] = gold.labels.get(name)![i]!;
    });
    return own;
  });
  const classes = names.map((name, i) => ({
    name,
    positives: labels[i]!.reduce((sum, label) => sum + label, 0),
    images: noisy.images.length,
    unknown: 0,
    training: null,
  }));
  const precision = new CandidatePrecision(
    { classes, labels },
    { name: 'gold', labels: second },
    DEFAULT_BANDS,
  );
  names.forEach((name, index) => {
    const sums = new DisagreementSums(noisy.images.length);
    for (const own of scores) sums.add(disagreement(own.get(name)!, labels[index]!));
    precision.add(index, sums);
  });
  const at50 = precision.rows().filter(({ k }) => k === 50);
  const wrong = Object.fromEntries(at50.map((row) => [row.band, row.wrong]));
  expect(wrong).toEqual({ all: 27, head: 27, medium: 15, tail: 11 });
  const base = Object.fromEntries(at50.map((row) => [row.band, row.base]));
  // Of all labels of the gold images, the share that is wrong.
  expect(base.all).toBeCloseTo(0.0816, 4);
  expect(base.head).toBeCloseTo(0.1626, 4);
  expect(base.medium).toBeCloseTo(0.0452, 4);
  expect(base.tail).toBeCloseTo(0.0267, 4);
});
