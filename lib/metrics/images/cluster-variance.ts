/** Outcomes of trials in two groups, sorted by cluster. */
export interface ClusteredTrials {
  /** Cluster of each trial, ascending. */
  readonly cluster: Uint32Array;
  /** 1 for an event. */
  readonly event: Uint8Array;
  /** 1 for the first group, 0 for the second, 255 for neither. */
  readonly group: Uint8Array;
}

/**
 * How many times the variance of the difference of two rates is that of independent trials, because
 * trials of a cluster are alike: the variance by cluster (sandwich, times G / (G - 1) for G
 * clusters) over the binomial one. At least 1; 1 where either is undefined. Sources: Rao and Scott
 * 1992; statsmodels, `OLS.fit(cov_type='cluster')`.
 */
export function designEffect({ cluster, event, group }: ClusteredTrials): number {
  const trials = [0, 0];
  const events = [0, 0];
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    if (g > 1) continue;
    trials[g]!++;
    events[g]! += event[i]!;
  }
  const rates = trials.map((n, g) => events[g]! / n);
  const independent = rates.reduce((sum, p, g) => sum + (p * (1 - p)) / trials[g]!, 0);
  let clusters = 0;
  let squares = 0;
  let sum = 0;
  let last = -1;
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    if (g > 1) continue;
    if (cluster[i] !== last) {
      squares += sum * sum;
      sum = 0;
      clusters++;
      last = cluster[i]!;
    }
    const residual = (event[i]! - rates[g]!) / trials[g]!;
    sum += g === 1 ? residual : -residual;
  }
  squares += sum * sum;
  const effect = (squares * clusters) / (clusters - 1) / independent;
  return effect > 1 && Number.isFinite(effect) ? effect : 1;
}
