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

/** What calibration is computed from: scores of images, or counts of images by score. */
export interface CalibrationSource {
  readonly classes: readonly string[];
  /** Without them there is no calibration. */
  readonly hasProbabilities: boolean;
  sums(index: number, settings: CalibrationSettings): BinSums;
  /** Bins of all images of several classes together. */
  together(indices: readonly number[], settings: CalibrationSettings): CalibrationBins;
}

function matrixSource(matrix: ScoreMatrix): CalibrationSource {
  return {
    classes: matrix.classes,
    hasProbabilities: matrix.hasProbabilities,
    sums(index, settings) {
      const { probabilities, labels } = matrix.columns(index);
      return binSums(probabilities!, labels, settings);
    },
    together(indices, settings) {
      const columns = indices.map((index) => matrix.columns(index));
      const scores = columns.map((own) => own.probabilities!);
      const mixed = new Set(scores.map((column) => column.constructor)).size > 1;
      return calibrationBins(
        concatenate(mixed ? scores.map((column) => Float64Array.from(column)) : scores),
        concatenate(columns.map((own) => own.labels)),
        settings,
      );
    },
  };
}

/** Calibration of a submission, class by class and pooled. */
export class Calibration {
  /** Classes that have it: none where scores can only be ranked. */
  readonly indices: readonly number[];
  readonly #source: CalibrationSource;
  readonly #settings: CalibrationSettings;
  readonly #sums = new Map<number, BinSums>();

  constructor(from: ScoreMatrix | CalibrationSource, settings: CalibrationSettings) {
    this.#source = 'sums' in from ? from : matrixSource(from);
    this.#settings = settings;
    const { hasProbabilities, classes } = this.#source;
    this.indices = hasProbabilities ? [...classes.keys()] : [];
  }

  #sumsOf(index: number): BinSums {
    const known = this.#sums.get(index);
    if (known) return known;
    const sums = this.#source.sums(index, this.#settings);
    this.#sums.set(index, sums);
    return sums;
  }

  ofClass(index: number): CalibrationResult {
    return { class: this.#source.classes[index]!, bins: binsOfSums(this.#sumsOf(index)) };
  }

  /** Over all images of the pool's classes; null where the submission has none of them. */
  ofPool({ name, classes }: Pool): CalibrationResult | null {
    const wanted = new Set(classes);
    const indices = this.indices.filter((index) => wanted.has(this.#source.classes[index]!));
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
    return this.#source.together(indices, this.#settings);
  }
}
