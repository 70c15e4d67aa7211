import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  brier,
  calibrationBins,
  confusionAt,
  ece,
  eceDecision,
  f1,
  logLoss,
  macro,
  rankPositives,
  smoothEce,
  tiedShare,
  UNKNOWN,
} from '@/lib/metrics';
import { expectClose, type Sample, sample } from './samples';

/** Place of the share of ties among the metrics. */
const TIED = 2;

function rankMetrics({ scores, labels }: Sample): number[] {
  const ranking = rankPositives(scores, labels);
  return [averagePrecision(ranking), auroc(ranking), tiedShare(scores)];
}

function allMetrics(own: Sample): number[] {
  const { scores, labels } = own;
  const bins = calibrationBins(scores, labels, { bins: 15, binning: 'width' });
  return [
    ...rankMetrics(own),
    f1(confusionAt(scores, labels, 0.5)),
    brier(scores, labels),
    logLoss(scores, labels),
    ece(bins),
    eceDecision(bins),
  ];
}

/** AP and AUROC from their definitions, image by image. */
function byDefinition({ scores, labels }: Sample): { ap: number; auroc: number } {
  const of = (label: number) => [...scores].filter((_, i) => labels[i] === label);
  const [positives, negatives] = [of(1), of(0)];
  let wins = 0;
  let precisions = 0;
  for (const p of positives) {
    for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
    const tp = positives.filter((other) => other >= p).length;
    precisions += tp / (tp + negatives.filter((other) => other >= p).length);
  }
  return {
    ap: precisions / positives.length,
    auroc: wins / (positives.length * negatives.length),
  };
}

describe('ranking metrics', () => {
  it('are what their definitions say', () => {
    fc.assert(
      fc.property(sample, (own) => {
        const ranking = rankPositives(own.scores, own.labels);
        const definition = byDefinition(own);
        expectClose([averagePrecision(ranking), auroc(ranking)], [definition.ap, definition.auroc]);
      }),
      { numRuns: 500 },
    );
  });

  it('do not change under strictly monotone maps, to negative numbers and logits too', () => {
    const maps: ((x: number) => number)[] = [
      (x) => 5 * x - 3,
      (x) => x ** 3,
      (x) => Math.log((x + 0.5) / (2 - x)),
      (x) => -1 / (x + 1e-3),
    ];
    fc.assert(
      fc.property(sample, fc.constantFrom(...maps), (own, map) => {
        // As doubles, so that no two scores fall together.
        const mapped = Float64Array.from(own.scores, map);
        expect(rankMetrics({ scores: mapped, labels: own.labels })).toEqual(rankMetrics(own));
      }),
    );
  });

  it('are bounded: AUROC in [0, 1], AP from its worst order up to 1', () => {
    fc.assert(
      fc.property(sample, (own) => {
        const ranking = rankPositives(own.scores, own.labels);
        const { positives, negatives } = ranking;
        fc.pre(positives > 0 && negatives > 0);
        const worst = Float64Array.from(own.labels, (label) => (label === 1 ? 0 : 1));
        const distinct = worst.map((score, i) => score + i / 1000);
        const lowest = averagePrecision(rankPositives(distinct, own.labels));
        expect(averagePrecision(ranking)).toBeGreaterThanOrEqual(lowest - 1e-15);
        expect(averagePrecision(ranking)).toBeLessThanOrEqual(1 + 1e-15);
        expect(auroc(ranking)).toBeGreaterThanOrEqual(0);
        expect(auroc(ranking)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('turn into 1 - AUROC when scores are turned round', () => {
    fc.assert(
      fc.property(sample, ({ scores, labels }) => {
        const turned = scores.map((score) => -score);
        expectClose(
          [auroc(rankPositives(scores, labels))],
          [1 - auroc(rankPositives(turned, labels))],
        );
      }),
    );
  });
});

describe('all metrics', () => {
  it('do not depend on the order of rows, in any bit', () => {
    fc.assert(
      fc.property(sample, fc.infiniteStream(fc.nat()), ({ scores, labels }, keys) => {
        const order = [...scores.keys()].map((i) => [keys.next().value ?? 0, i] as const);
        order.sort((a, b) => a[0] - b[0]);
        const shuffled = {
          scores: scores.map((_, k) => scores[order[k]![1]]!),
          labels: labels.map((_, k) => labels[order[k]![1]]!),
        };
        expect(allMetrics(shuffled)).toEqual(allMetrics({ scores, labels }));
      }),
    );
  });

  it('do not change when every row is duplicated, except the share of ties', () => {
    fc.assert(
      fc.property(sample, ({ scores, labels }) => {
        const twice = {
          scores:
            scores.constructor === Float32Array
              ? new Float32Array(2 * scores.length)
              : new Float64Array(2 * scores.length),
          labels: new Uint8Array(2 * labels.length),
        };
        for (let i = 0; i < 2 * scores.length; i++) {
          twice.scores[i] = scores[i >> 1]!;
          twice.labels[i] = labels[i >> 1]!;
        }
        const once = allMetrics({ scores, labels });
        once[TIED] = 1;
        expectClose(allMetrics(twice), once);
      }),
    );
  });

  it('leave unknown labels out', () => {
    fc.assert(
      fc.property(sample, ({ scores, labels }) => {
        const keep = [...labels.keys()].filter((i) => labels[i] !== UNKNOWN);
        const known = {
          scores: scores.slice(0, keep.length).map((_, k) => scores[keep[k]!]!),
          labels: labels.slice(0, keep.length).map((_, k) => labels[keep[k]!]!),
        };
        expectClose(
          allMetrics({ scores, labels }).filter((_, k) => k !== TIED),
          allMetrics(known).filter((_, k) => k !== TIED),
        );
      }),
    );
  });

  it('of calibration stay in [0, 1], smooth ECE no higher than the mean absolute gap', () => {
    fc.assert(
      fc.property(sample, ({ scores, labels }) => {
        const bins = calibrationBins(scores, labels, { bins: 7, binning: 'mass' });
        fc.pre(labels.some((label) => label !== UNKNOWN));
        const gaps = [...scores.keys()].filter((i) => labels[i] !== UNKNOWN);
        const mean = macro(gaps.map((i) => Math.abs(scores[i]! - labels[i]!)));
        for (const value of [ece(bins), eceDecision(bins)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(ece(bins)).toBeLessThanOrEqual(mean + 1e-12);
        expect(smoothEce(scores, labels)).toBeLessThanOrEqual(Math.max(mean, 0.001) + 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});
