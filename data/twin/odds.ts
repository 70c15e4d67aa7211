/** ln(p / (1 - p)). */
export const logit = (p: number) => Math.log(p / (1 - p));

/** The p whose log-odds are `x`. */
export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
