import type { TableInputs } from '../tables/declare';
import { bandsOf } from '../tables/label-counts';
import type { DisagreementSums } from './candidates';
import type { SecondLabels, TaskImageLabels } from './source';

/** How many of the strongest candidates of a band have another second label. */
export interface PrecisionRow {
  /** A band, or `all`. */
  readonly band: string;
  readonly k: number;
  readonly wrong: number;
  readonly precision: number;
  /** Labels that differ, of all images and classes of the band that have a second label. */
  readonly base: number;
}

/** Numbers of candidates that are looked at. */
const STEPS = [10, 20, 50, 100, 200];

const ALL = 'all';

interface Checked {
  readonly disagreement: number;
  readonly wrong: boolean;
}

/**
 * Precision of the ranking by disagreement: of the k images and classes with the highest
 * disagreement, among those with a second label, the share whose second label differs. The second
 * labels are taken as right. Classes are added one by one.
 */
export class CandidatePrecision {
  readonly #byBand = new Map<string, Checked[]>([[ALL, []]]);
  readonly #bandOf: ReadonlyMap<string, string | null>;

  constructor(
    private readonly task: Pick<TaskImageLabels, 'classes' | 'labels'>,
    private readonly second: SecondLabels,
    bands: TableInputs['bands'],
  ) {
    this.#bandOf = bandsOf(task.classes, bands);
  }

  add(index: number, sums: DisagreementSums): void {
    const better = this.second.labels[index];
    if (!better) return;
    const labels = this.task.labels[index]!;
    const band = this.#bandOf.get(this.task.classes[index]!.name);
    const names = band ? [ALL, band] : [ALL];
    const lists = names.map((name) => {
      const list = this.#byBand.get(name) ?? [];
      this.#byBand.set(name, list);
      return list;
    });
    for (let row = 0; row < labels.length; row++) {
      const disagreement = sums.at(row);
      if (better[row]! > 1 || labels[row]! > 1 || Number.isNaN(disagreement)) continue;
      const one = { disagreement, wrong: better[row] !== labels[row] };
      for (const list of lists) list.push(one);
    }
  }

  rows(): PrecisionRow[] {
    return [...this.#byBand].flatMap(([band, all]) => {
      const sorted = all.toSorted((a, b) => b.disagreement - a.disagreement);
      const wrongAmong = (k: number) => sorted.slice(0, k).filter(({ wrong }) => wrong).length;
      const base = wrongAmong(sorted.length) / sorted.length;
      return STEPS.filter((k) => k <= sorted.length).map((k) => {
        const wrong = wrongAmong(k);
        return { band, k, wrong, precision: wrong / k, base };
      });
    });
  }
}
