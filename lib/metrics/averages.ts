import { Sum } from './sum';

/**
 * Mean over classes, each counting by its weight, e.g. its number of positives; a class where the
 * metric is undefined (NaN) is left out. NaN where that leaves no weight. Source: scikit-learn,
 * `average='weighted'`, which takes an undefined class for 0 instead.
 *
 * @example weighted([0.2, 0.5], [1, 2]) // 0.4
 */
export function weighted(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const sum = new Sum();
  const weight = new Sum();
  for (let c = 0; c < values.length; c++) {
    const value = values[c]!;
    if (Number.isNaN(value)) continue;
    sum.add(value * weights[c]!);
    weight.add(weights[c]!);
  }
  return sum.value / weight.value;
}

/**
 * Mean over classes, each counting the same; a class where the metric is undefined (NaN) is left
 * out. NaN where it is undefined for all. Source: scikit-learn, `average='macro'`, which takes an
 * undefined class for 0 instead.
 *
 * @example macro([0.2, Number.NaN, 0.4]) // 0.3
 */
export function macro(values: ArrayLike<number>): number {
  return weighted(values, new Uint8Array(values.length).fill(1));
}
