import { expect, test } from 'vitest';
import { scoreMatrix } from '@/lib/scoring/score-matrix';

const HERNIA = { scores: Float32Array.of(0.25, 0.5, 0.75), labels: Uint8Array.of(0, 1, 1) };

function matrixOf(labelRows: number[], predictionRows: number[]) {
  return scoreMatrix({
    classes: ['Hernia'],
    scores: [HERNIA.scores],
    labels: [HERNIA.labels],
    labelRows: Int32Array.from(labelRows),
    predictionRows: Int32Array.from(predictionRows),
  });
}

test('images are in label order, whatever the order of the predictions', () => {
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
