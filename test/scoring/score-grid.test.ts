import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCounts, gridAxis, gridCells } from '@/lib/scoring/images/score-grid';

const allRows = (length: number) => Int32Array.from({ length }, (_, row) => row);

describe('images by the bins of two scores', () => {
  it('hold each image once, and the same calls in each cell', () => {
    const score = fc.integer({ min: 0, max: 40 }).map((value) => value / 40);
    const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 60 });
    const options = [pairs, score, fc.constantFrom('linear', 'log'), fc.boolean()] as const;
    fc.assert(
      fc.property(...options, (images, threshold, scale, isFloat) => {
        const [first, second] = ([0, 1] as const).map((at) => {
          const own = images.map((pair) => pair[at]);
          return isFloat ? Float32Array.from(own) : Float64Array.from(own);
        });
        const rows = allRows(images.length);
        fc.pre(scale === 'linear' || threshold > 1e-5);
        const axis = gridAxis([first!, second!], rows, threshold, scale as 'linear' | 'log');
        expect([...axis.edges]).toEqual(axis.edges.toSorted((a, b) => a - b));
        const cells = gridCells(first!, second!, rows, axis);
        expect(cells.flatMap((cell) => [...cell.rows]).sort((a, b) => a - b)).toEqual([...rows]);
        for (const cell of cells) {
          const { neither, onlyFirst, onlySecond, both } = callCounts(
            first!,
            second!,
            cell.rows,
            threshold,
          );
          expect([neither, onlyFirst, onlySecond, both].filter((count) => count > 0)).toEqual([
            cell.rows.length,
          ]);
        }
      }),
    );
  });

  it('are divided at the threshold, which is no positive call', () => {
    const first = Float32Array.of(0.1, 0.1, 0.9, 0.9, Number.NaN);
    const second = Float64Array.of(0.5, 0.6, 0.5, 0.6, 0.6);
    const rows = allRows(5);
    expect(callCounts(first, second, rows, 0.5)).toEqual({
      neither: 1,
      onlyFirst: 1,
      onlySecond: 1,
      both: 1,
    });
    const axis = gridAxis([first, second], rows, 0.5, 'linear');
    expect(axis.edges).toContain(0.5);
    const cells = gridCells(first, second, rows, axis);
    expect(cells.map((cell) => [...cell.rows])).toEqual([[0], [1], [2], [3]]);
  });

  it('may have one score, or none', () => {
    const same = Float64Array.of(0.3, 0.3);
    const axis = gridAxis([same, same], allRows(2), 0.5, 'log');
    expect(gridCells(same, same, allRows(2), axis)).toHaveLength(1);
    const none = gridAxis([same, same], new Int32Array(), 0.5, 'linear');
    expect(gridCells(same, same, new Int32Array(), none)).toEqual([]);
  });
});
