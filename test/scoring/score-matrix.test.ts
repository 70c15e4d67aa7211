import { expect, test } from 'vitest';
import { type SubmissionColumns, scoreMatrix } from '@/lib/scoring/score-matrix';

const labels = {
  task: 't',
  classes: ['Edema', 'Hernia'],
  labels: [Uint8Array.of(1, 0, 255), Uint8Array.of(0, 1, 1)],
};

function columns(labelRows: number[], predictionRows: number[]): SubmissionColumns {
  return {
    task: 't',
    classIndex: [1],
    scores: [Float32Array.of(0.25, 0.5, 0.75)],
    labelRows: Int32Array.from(labelRows),
    predictionRows: Int32Array.from(predictionRows),
  };
}

test('images stand in label order, whatever the order of the predictions', () => {
  const matrix = scoreMatrix(labels, columns([0, 1, 2], [2, 0, 1]));
  expect([...matrix.scores[0]!]).toEqual([0.75, 0.25, 0.5]);
  expect([...matrix.labels[0]!]).toEqual([0, 1, 1]);
  expect(matrix.classes).toEqual(['Hernia']);
});

test('images without a partner are left out', () => {
  const matrix = scoreMatrix(labels, columns([0, 2], [1, 0]));
  expect([...matrix.scores[0]!]).toEqual([0.5, 0.25]);
  expect([...matrix.labels[0]!]).toEqual([0, 1]);
});

test('columns already in order are shared and keep their precision', () => {
  const given = columns([0, 1, 2], [0, 1, 2]);
  const matrix = scoreMatrix(labels, given);
  expect(matrix.scores[0]).toBe(given.scores[0]);
  expect(matrix.labels[0]).toBe(labels.labels[1]);
});
