/** A class to draw replicates of, and the worker that keeps its scores. */
export interface Work {
  readonly home: number;
  /** Time it takes, in any unit. */
  readonly cost: number;
}

/** Share of a worker's fair load below which moving work is not worth its way. */
const SLACK = 0.05;

/**
 * Spreads work over workers: each piece stays at its home unless another worker would be idle.
 *
 * @returns the worker for each piece
 */
export function balance(work: readonly Work[], workers: number): number[] {
  const place = work.map((piece) => piece.home);
  const load = new Float64Array(workers);
  for (const { home, cost } of work) load[home]! += cost;
  const fair = load.reduce((sum, own) => sum + own, 0) / workers;
  for (;;) {
    const from = load.indexOf(Math.max(...load));
    const to = load.indexOf(Math.min(...load));
    const gap = load[from]! - load[to]!;
    const movable = [...work.keys()].filter(
      (piece) => place[piece] === from && work[piece]!.cost <= gap / 2,
    );
    if (gap <= SLACK * fair || movable.length === 0) return place;
    const piece = movable.reduce((a, b) => (work[b]!.cost > work[a]!.cost ? b : a));
    place[piece] = to;
    load[from]! -= work[piece]!.cost;
    load[to]! += work[piece]!.cost;
  }
}
