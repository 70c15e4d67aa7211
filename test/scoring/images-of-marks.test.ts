import { describe, expect, it } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { bitsAbove, bitsOf, calibrationBins } from '@/lib/metrics';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import { rowsCalledBoth, rowsInBin, rowsTakenFor } from '@/lib/scoring/images/lists';
import { missedByBoth } from '@/lib/scoring/images/misses';

const images = (labels: readonly number[], scores: readonly number[]): ClassImages => ({
  class: 'Owl',
  threshold: 0.5,
  labels: Uint8Array.from(labels),
  teams: [{ team: 'North', scores: Float64Array.from(scores), areProbabilities: true }],
});

describe('images of a bin of calibration', () => {
  it.each(['width', 'mass'] as const)('are as many as the bin counts: %s', (binning) => {
    const scores = Float32Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 100);
    const labels = Uint8Array.from(scores, (_, i) => (i % 17 === 0 ? 255 : i % 3 === 0 ? 1 : 0));
    const bins = calibrationBins(scores, labels, { bins: 10, binning });
    const lists = Array.from(bins.count, (_, bin) =>
      rowsInBin({ labels }, { scores }, { bin, lower: bins.lower[bin]!, upper: bins.upper[bin]! }),
    );
    expect(lists.map((rows) => rows.length)).toEqual([...bins.count]);
    expect(new Set(lists.flatMap((rows) => [...rows])).size).toBe(
      labels.filter((label) => label !== 255).length,
    );
  });
});

describe('images that a class is taken for another in', () => {
  it('are its positives that are missed while the other is called', () => {
    //                     taken  found  negative  neither  unknown
    const owl = images([1, 1, 0, 1, 255], [0.2, 0.9, 0.1, 0.3, 0.1]);
    const wren = images([0, 0, 0, 0, 0], [0.8, 0.9, 0.9, 0.5, 0.9]);
    expect([...rowsTakenFor(owl, wren, 'North')]).toEqual([0]);
    expect([...rowsTakenFor(owl, wren, 'South')]).toEqual([]);
  });
});

it('images called for two classes are those that are not labelled both', () => {
  //                     both  first  none  unknown  one call
  const owl = images([1, 1, 0, 255, 0], [0.9, 0.9, 0.9, 0.9, 0.9]);
  const wren = images([1, 0, 0, 0, 0], [0.8, 0.8, 0.8, 0.8, 0.5]);
  expect([...rowsCalledBoth(owl, wren, 'North')]).toEqual([1, 2]);
  expect([...rowsCalledBoth(owl, wren, 'South')]).toEqual([]);
});

describe('images that two teams miss', () => {
  const labels = [Uint8Array.of(1, 1, 1, 0), Uint8Array.of(1, 0, 1, 1)];
  const call = (team: string, first: number[], second: number[]) => ({
    team,
    calls: {
      classes: ['Owl', 'Wren'],
      called: [first, second].map((scores) => bitsAbove(Float64Array.from(scores), 0.5)),
      scored: bitsOf(Uint8Array.of(1, 1, 1, 1), 1),
    },
  });
  const calls = {
    task: 'birds',
    ids: TextColumn.of(['a', 'b', 'c', 'd']),
    classes: ['Owl', 'Wren'].map((name) => ({ name })) as never,
    labels,
    teams: [
      call('North', [0.1, 0.2, 0.9, 0.1], [0.3, 0.1, 0.1, 0.9]),
      call('South', [0.2, 0.8, 0.1, 0.1], [0.4, 0.1, 0.2, 0.1]),
      call('West', [0.9, 0.9, 0.9, 0.9], [0.9, 0.9, 0.9, 0.9]),
    ],
  };

  it('are counted by class', () => {
    const both = (names: string[]) => [...missedByBoth(calls, ['North', 'South'], new Set(names))];
    // Owl: a is missed by both. Wren: a and c.
    expect(both(['Owl'])).toEqual([[0, 1]]);
    expect(both(['Owl', 'Wren'])).toEqual([
      [0, 2],
      [2, 1],
    ]);
    expect([...missedByBoth(calls, ['North', 'West'], new Set(['Owl']))]).toEqual([]);
  });
});
