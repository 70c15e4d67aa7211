import type { Labels } from '@/lib/metrics';

/** An image whose label the teams' scores disagree with. */
export interface LabelCandidate {
  /** Row of the label file. */
  readonly row: number;
  /** The label that may be wrong: 0 or 1. */
  readonly label: number;
  /** Mean over the teams but the one that disagrees most, 0 to 1. */
  readonly disagreement: number;
  /** Teams that scored the image. */
  readonly teams: number;
}

/** Candidates of one label of one class that are listed; the others disagree less. */
export const MOST_CANDIDATES = 100;

/** Fixed point: sums of these are exact, so that the order of teams makes no difference. */
const STEPS = 2 ** 30;

/**
 * How far the scores of several teams disagree with the labels of one class. A candidate must not rest
 * on one team, so the team that disagrees most with an image's label is left out of its mean. With
 * one team only, its own disagreement counts.
 */
export class DisagreementSums {
  readonly #sum: Float64Array;
  readonly #most: Int32Array;
  readonly #teams: Uint16Array;

  /** @param rows of the label file */
  constructor(rows: number) {
    this.#sum = new Float64Array(rows);
    this.#most = new Int32Array(rows);
    this.#teams = new Uint16Array(rows);
  }

  /** Adds a team's disagreement by row of the label file; NaN where it is undefined. */
  add(disagreement: Float64Array): void {
    for (let row = 0; row < disagreement.length; row++) {
      const own = disagreement[row]!;
      if (Number.isNaN(own)) continue;
      const steps = Math.round(own * STEPS);
      this.#sum[row]! += steps;
      this.#most[row] = Math.max(this.#most[row]!, steps);
      this.#teams[row]!++;
    }
  }

  /** Disagreement with an image's label, 0 to 1; NaN where no team scored it. */
  at(row: number): number {
    const teams = this.#teams[row]!;
    if (teams < 2) return teams === 1 ? this.#sum[row]! / STEPS : Number.NaN;
    return (this.#sum[row]! - this.#most[row]!) / (teams - 1) / STEPS;
  }

  /**
   * The images with the label whose teams disagree most, at least by half: a score in the middle of
   * those of the other label. The strongest first, at most `most`.
   */
  candidates(labels: Labels, label: 0 | 1, most = MOST_CANDIDATES): LabelCandidate[] {
    const found: { row: number; disagreement: number }[] = [];
    for (let row = 0; row < labels.length; row++) {
      if (labels[row] !== label) continue;
      const disagreement = this.at(row);
      if (disagreement >= 0.5) found.push({ row, disagreement });
    }
    found.sort((a, b) => b.disagreement - a.disagreement || a.row - b.row);
    return found.slice(0, most).map((own) => ({ ...own, label, teams: this.#teams[own.row]! }));
  }
}
