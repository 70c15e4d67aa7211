import { expect, test } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { alignWithTask, orderAsTask, type SubmissionData, type TaskData } from '@/lib/scoring/fit';
import { probabilitiesOf, scoreMatrix } from '@/lib/scoring/score-matrix';

const HERNIA = { scores: Float32Array.of(0.25, 0.5, 0.75), labels: Uint8Array.of(0, 1, 1) };

function matrixOf(labelRows: number[], predictionRows: number[]) {
  return scoreMatrix({
    classes: ['Hernia'],
    scores: [HERNIA.scores],
    scale: 'probability',
    labels: [HERNIA.labels],
    labelRows: Int32Array.from(labelRows),
    predictionRows: Int32Array.from(predictionRows),
  });
}

test('images are in label order for any order of the predictions', () => {
  const matrix = matrixOf([0, 1, 2], [2, 0, 1]);
  const { scores, labels } = matrix.columns(0);
  expect([...scores]).toEqual([0.75, 0.25, 0.5]);
  expect([...labels]).toEqual([0, 1, 1]);
  expect(matrix.labelRows).toBeNull();
});

test('images without a partner are left out', () => {
  const matrix = matrixOf([0, 2], [1, 0]);
  const { scores, labels } = matrix.columns(0);
  expect([...scores]).toEqual([0.5, 0.25]);
  expect([...labels]).toEqual([0, 1]);
  expect([...matrix.labelRows!]).toEqual([0, 2]);
});

test('columns already in order are shared and keep their precision', () => {
  const { scores, labels } = matrixOf([0, 1, 2], [0, 1, 2]).columns(0);
  expect(scores).toBe(HERNIA.scores);
  expect(labels).toBe(HERNIA.labels);
});

test('probabilities of percentages and logits are in double precision; ranks have none', () => {
  const percent = probabilitiesOf(Float32Array.of(0, 12.5, 100), 'percent');
  expect(percent).toEqual(Float64Array.of(0, 0.125, 1));
  const logit = probabilitiesOf(Float64Array.of(-800, 0, 2), 'logit')!;
  expect(logit[0]).toBeCloseTo(0, 15);
  expect(logit[1]).toBe(0.5);
  // 1 / (1 + e^-2)
  expect(logit[2]).toBeCloseTo(0.8807970779778823, 15);
  expect(probabilitiesOf(Float64Array.of(-3, 200), 'rank')).toBeNull();
});

const classes = [{ column: 'Hernia', name: 'Hernia', key: 'hernia' }];
const task: TaskData = {
  id: 't',
  fileName: 'labels.csv',
  idColumn: 'id',
  ids: TextColumn.of(['a', 'b', 'c']),
  classes,
  labels: [HERNIA.labels],
};

function ordered(...ids: string[]) {
  const submission: SubmissionData = {
    id: 's',
    fileName: 's.csv',
    idColumn: 'id',
    ids: TextColumn.of(ids),
    classes,
    scores: [HERNIA.scores.slice(0, ids.length)],
    scale: 'probability',
    faults: [],
    scales: [],
  };
  const found = orderAsTask(task, submission, alignWithTask(task, submission));
  return { given: submission, ...found, aligned: alignWithTask(task, found.submission) };
}

test('a submission of the same images is put in the order of its task once', () => {
  const { given, submission, alignment, aligned } = ordered('c', 'a', 'b');
  expect([...submission.scores[0]!]).toEqual([0.5, 0.75, 0.25]);
  expect([...given.scores[0]!]).toEqual([0.25, 0.5, 0.75]);
  expect([...alignment.predictionRows]).toEqual([0, 1, 2]);
  expect(alignment).toEqual(aligned);
});

test.each([
  ['a', 'b', 'c'],
  ['b', 'a'],
  ['c', 'x', 'a'],
])('ids %s, %s, %s stay', (...ids) => {
  const { given, submission } = ordered(...ids.filter(Boolean));
  expect(submission).toBe(given);
});
