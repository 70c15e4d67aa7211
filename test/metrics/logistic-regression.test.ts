import { expect, it } from 'vitest';
import { type CountedFeatures, logisticRegression } from '@/lib/metrics';

const rows = (...own: [number[], number, number][]): CountedFeatures[] =>
  own.map(([features, positives, images]) => ({ features, positives, images }));

// scikit-learn 1.2.1, LogisticRegression(solver='newton-cholesky', tol=1e-14).fit(X, y,
// sample_weight=counts).
it.each([
  [rows([[1], 3, 4], [[0], 1, 4]), -0.3343601987563657, [0.6687203975127314]],
  [
    rows(
      [[1, 0, 1, 0], 30, 50],
      [[1, 0, 0, 1], 20, 60],
      [[0, 1, 1, 0], 5, 80],
      [[0, 1, 0, 1], 9, 70],
      [[0, 0, 0, 1], 2, 10],
    ),
    -1.1918178619488338,
    [0.9908881229900153, -1.0372954643570673, 0.22373777036417142, -0.22373777036417142],
  ],
  [rows([[1, 0], 0, 40], [[0, 1], 6, 400]), -4.547095026396541, [-0.308869416, 0.308869416]],
])('has the coefficients of scikit-learn', (counted, intercept, weights) => {
  const model = logisticRegression(counted);
  expect(model.intercept).toBeCloseTo(intercept, 8);
  model.weights.forEach((weight, i) => {
    expect(weight).toBeCloseTo(weights[i]!, 8);
  });
});

it('is undefined for one kind of label, and without features gives the log odds', () => {
  const undefinedModel = { intercept: Number.NaN, weights: [Number.NaN] };
  expect(logisticRegression(rows([[1], 4, 4], [[0], 2, 2]))).toEqual(undefinedModel);
  expect(logisticRegression(rows([[1], 0, 4]))).toEqual(undefinedModel);
  expect(logisticRegression(rows([[], 3, 4])).intercept).toBeCloseTo(Math.log(3), 10);
});
