import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  bestThreshold,
  brier,
  brierDecomposition,
  type Confusion,
  calibrationBins,
  confusionAt,
  ece,
  eceDebiased,
  eceDecision,
  f1,
  type Labels,
  logLoss,
  orderClass,
  precision,
  rankPositives,
  recall,
  type Scores,
  smoothEce,
  tiedShare,
} from '@/lib/metrics';
import { type CaseSpec, makeCase } from '../fixtures/metrics/generate';
import { agrees, readGolden } from './golden';

interface Golden {
  columns: string[];
  cases: [...CaseSpec, ...(number | null)[]][];
}

const rates = (at: string, counts: Confusion) => ({
  [`tp${at}`]: counts.tp,
  [`fp${at}`]: counts.fp,
  [`fn${at}`]: counts.fn,
  [`tn${at}`]: counts.tn,
  [`precision${at}`]: precision(counts),
  [`recall${at}`]: recall(counts),
  [`f1${at}`]: f1(counts),
});

function calibration(by: string, scores: Scores, labels: Labels, number: number) {
  const binning = by === 'Width' ? 'width' : 'mass';
  const bins = calibrationBins(scores, labels, { bins: number, binning });
  const parts = brierDecomposition(bins, brier(scores, labels));
  return {
    [`ece${by}`]: ece(bins),
    [`eceDecision${by}`]: eceDecision(bins),
    [`eceDebiased${by}`]: eceDebiased(bins),
    [`calibration${by}`]: parts.calibration,
    [`refinement${by}`]: parts.refinement,
    [`resolution${by}`]: parts.resolution,
  };
}

/** F1 at the threshold at which it is highest. */
function bestF1(scores: Scores, labels: Labels): number {
  const ordered = orderClass(scores, labels);
  if (!ordered || ordered.positives === 0) return Number.NaN;
  return f1(confusionAt(scores, labels, bestThreshold(ordered, { criterion: 'f1', limit: 0 })));
}

function ours(scores: Scores, labels: Labels): Record<string, number> {
  const ranking = rankPositives(scores, labels);
  return {
    ap: averagePrecision(ranking),
    auroc: auroc(ranking),
    bestF1: bestF1(scores, labels),
    tiedShare: tiedShare(scores),
    ...rates('Half', confusionAt(scores, labels, 0.5)),
    ...rates('Tenth', confusionAt(scores, labels, 0.1)),
    brier: brier(scores, labels),
    logLoss: logLoss(scores, labels),
    ...calibration('Width', scores, labels, 15),
    ...calibration('Mass', scores, labels, 10),
  };
}

/** Cases by number of images, so that a failure is seen by its size. */
const golden = readGolden<Golden>('classification.json');
const sizes = [...new Set(golden.cases.map((row) => row[3]))];

describe('agreement with scikit-learn', () => {
  it.each(sizes)('to 1e-12 over %i images', (size) => {
    const failures: string[] = [];
    for (const row of golden.cases.filter((other) => other[3] === size)) {
      const spec = row.slice(0, 5) as unknown as CaseSpec;
      const { scores, labels } = makeCase(spec);
      const values = ours(scores, labels);
      golden.columns.forEach((column, k) => {
        const reference = row[5 + k] as number | null;
        if (column === 'smoothEce') {
          if (reference === null) return;
          values[column] = smoothEce(scores, labels);
        }
        if (!agrees(values[column]!, reference)) {
          failures.push(`${spec.join(' ')} ${column}: ${values[column]}, expected ${reference}`);
        }
      });
    }
    expect(failures).toEqual([]);
  });
});
