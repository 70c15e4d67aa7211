/** One line of the report. */
export interface Measurement {
  readonly section: string;
  readonly what: string;
  /** Median over the runs. */
  readonly milliseconds: number;
  /** The same by scikit-learn or pandas, where present. */
  readonly peer?: number;
  readonly note?: string;
}

/** Median time of a synchronous or asynchronous piece of work after one run that does not count. */
export async function median(work: () => unknown, runs = 5): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}
