import {
  addBinSums,
  type BinSums,
  binSums,
  binsOfSums,
  type CalibrationBins,
  calibrationBins,
  type Labels,
  type Scores,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';
import type { CalibrationSettings } from './settings';

/** Calibration of one class, or of several pooled. */
export interface CalibrationResult {
  /** Name of the class, or of the pool. */
  readonly class: string;
  readonly bins: CalibrationBins;
}

/** Classes whose images are put into one reliability diagram. */
export interface Pool {
  readonly name: string;
  readonly classes: readonly string[];
}

function concatenate<T extends Scores | Labels>(columns: readonly T[]): T {
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const out = new (columns[0]!.constructor as new (length: number) => T)(length);
  let offset = 0;
  for (const column of columns) {
    out.set(column, offset);
    offset += column.length;
  }
  return out;
}

/** Bins of all images of several classes. */
function concatenatedBins(
  matrix: ScoreMatrix,
  indices: readonly number[],
  settings: CalibrationSettings,
): CalibrationBins {
  const columns = indices.map((index) => matrix.columns(index));
  const scores = columns.map((own) => own.scores);
  const mixed = new Set(scores.map((column) => column.constructor)).size > 1;
  return calibrationBins(
    concatenate(mixed ? scores.map((column) => Float64Array.from(column)) : scores),
    concatenate(columns.map((own) => own.labels)),
    settings,
  );
}

/** Calibration of a submission, class by class and pooled. */
export class Calibration {
  readonly #matrix: ScoreMatrix;
  readonly #settings: CalibrationSettings;
  readonly #sums = new Map<number, BinSums>();

  constructor(matrix: ScoreMatrix, settings: CalibrationSettings) {
    this.#matrix = matrix;
    this.#settings = settings;
  }

  #sumsOf(index: number): BinSums {
    const known = this.#sums.get(index);
    if (known) return known;
    const { scores, labels } = this.#matrix.columns(index);
    const sums = binSums(scores, labels, this.#settings);
    this.#sums.set(index, sums);
    return sums;
  }

  ofClass(index: number): CalibrationResult {
    return { class: this.#matrix.classes[index]!, bins: binsOfSums(this.#sumsOf(index)) };
  }

  /** Over all images of the pool's classes; null where the submission has none of them. */
  ofPool({ name, classes }: Pool): CalibrationResult | null {
    const wanted = new Set(classes);
    const indices = [...this.#matrix.classes.keys()].filter((index) =>
      wanted.has(this.#matrix.classes[index]!),
    );
    if (indices.length === 0) return null;
    return { class: name, bins: this.#binsOf(indices) };
  }

  #binsOf(indices: readonly number[]): CalibrationBins {
    if (this.#settings.binning === 'width') {
      const sums = indices.map((index) => this.#sumsOf(index));
      // Edges between scores of 32 bits are rounded to 32 bits.
      const sameEdges = sums.every(({ edges }) => edges.every((e, k) => e === sums[0]!.edges[k]));
      if (sameEdges) return binsOfSums(addBinSums(sums));
    }
    return concatenatedBins(this.#matrix, indices, this.#settings);
  }
}
