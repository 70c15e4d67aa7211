import { expect, test } from 'vitest';
import { calibrationBins, Random } from '@/lib/metrics';
import { Calibration } from '@/lib/scoring/calibrate-submission';
import { scoreMatrix } from '@/lib/scoring/score-matrix';

const random = new Random(5);
const uniform = () => random.next() / 2 ** 32;
const IMAGES = 5000;
const NAMES = ['a', 'b', 'c', 'd'];
const labels = NAMES.map((_, c) =>
  Uint8Array.from({ length: IMAGES }, () =>
    uniform() < 0.05 ? 255 : Number(uniform() < 0.4 / (1 + c)),
  ),
);
// Some on the edges of bins.
const values = NAMES.map(() =>
  Array.from({ length: IMAGES }, () => (uniform() < 0.1 ? random.below(16) / 15 : uniform() ** 3)),
);
const single = values.map((own) => Float32Array.from(own));
const double = values.map((own) => Float64Array.from(own));

function matrixOf(scores: readonly (Float32Array | Float64Array)[]) {
  const rows = Int32Array.from({ length: IMAGES }, (_, row) => row);
  return scoreMatrix({
    classes: NAMES,
    scores,
    scale: 'probability',
    labels,
    labelRows: rows,
    predictionRows: rows,
  });
}

const join = <T extends number[]>(columns: readonly ArrayLike<number>[]) =>
  columns.flatMap((column) => Array.from(column)) as T;

test.each([
  ['32 bits', single],
  ['64 bits', double],
  ['both', [single[0]!, double[1]!, single[2]!, double[3]!]],
] as const)(
  'bins of several classes are those of all their images, scores of %s',
  (name, scores) => {
    for (const binning of ['width', 'mass'] as const) {
      const settings = { bins: 15, binning };
      const calibration = new Calibration(matrixOf(scores), settings);
      const pooled = calibration.ofPool({ name: 'all', classes: ['d', 'a', 'c', 'none', 'b'] });
      const all = join(scores);
      const expected = calibrationBins(
        name === '32 bits' ? Float32Array.from(all) : Float64Array.from(all),
        Uint8Array.from(join(labels)),
        settings,
      );
      expect(pooled).toEqual({ class: 'all', bins: expected });
      expect(calibration.ofClass(1).bins).toEqual(
        calibrationBins(scores[1]!, labels[1]!, settings),
      );
    }
  },
);

test('a pool without a class of the submission has no bins', () => {
  const calibration = new Calibration(matrixOf(single), { bins: 15, binning: 'width' });
  expect(calibration.ofPool({ name: 'tail classes', classes: ['none'] })).toBeNull();
});
