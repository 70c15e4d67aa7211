import { describe, expect, test } from 'vitest';
import { bandNames, DEFAULT_BANDS, headMediumTail } from '@/lib/challenge/bands';
import { DEFAULT_RANKING, type Ranking } from '@/lib/challenge/challenge';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { labelCounts } from '@/lib/scoring/tables/label-counts';
import { operatingPoints } from '@/lib/scoring/tables/operating-points';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { matrix, submission, task } from './support';

// Edema: 0.9+ 0.8- 0.5+ 0.1- : AP = (1/1 + 2/3) / 2 = 5/6, AUROC = 3/4.
// At 0.5 (strictly above) only 0.9 and 0.8 are called positive: tp 1, fp 1, fn 1, tn 1.
const EDEMA = { scores: [0.9, 0.8, 0.5, 0.1], labels: [1, 0, 1, 0] };
// Hernia: one positive, ranked second; one label unknown.
const HERNIA = { scores: [0.7, 0.2, 0.6, 0.9], labels: [0, 0, 1, 255] };
// Mass: no positive at all.
const MASS = { scores: [0.1, 0.6, 0.2, 0.3], labels: [0, 0, 0, 0] };

const A = submission('A', matrix({ Edema: EDEMA, Hernia: HERNIA, Mass: MASS }));
const TASK = task([A], { Edema: 200, Hernia: 5, Mass: 50 });

describe('class_metrics', () => {
  const rows = classMetrics(TASK, 0.5, DEFAULT_BANDS);
  const row = (name: string) => rows.find((r) => r.class === name)!;

  test('a case worked by hand', () => {
    expect(row('Edema')).toMatchObject({
      team: 'A',
      band: 'head',
      positives: 2,
      images: 4,
      prevalence: 0.5,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      fnr: 0.5,
      fpr: 0.5,
      specificity: 0.5,
    });
    expect(row('Edema').ap).toBeCloseTo(5 / 6, 14);
    expect(row('Edema').auroc).toBeCloseTo(3 / 4, 14);
    expect(row('Edema').brier).toBeCloseTo((0.01 + 0.64 + 0.25 + 0.01) / 4, 14);
  });

  test('unknown labels are left out of their class alone', () => {
    expect(row('Hernia')).toMatchObject({ images: 3, positives: 1, band: 'tail', fnr: 0 });
    expect(row('Hernia').ap).toBeCloseTo(1 / 2, 14);
  });

  test('a class without a positive is undefined, not zero', () => {
    expect(row('Mass')).toMatchObject({
      ap: null,
      auroc: null,
      recall: null,
      fnr: null,
      fpr: 0.25,
    });
  });
});

describe('team_metrics', () => {
  const of = (threshold: number, ...teams: (typeof A)[]) => {
    const evaluation = task(teams);
    return teamMetrics(evaluation, classMetrics(evaluation, threshold, DEFAULT_BANDS), threshold);
  };

  test('macro runs over defined classes, micro over summed counts', () => {
    const [row] = of(0.5, A);
    expect(row!.map).toBeCloseTo((5 / 6 + 1 / 2) / 2, 14);
    expect(row!.macro_fnr).toBeCloseTo(0.25, 14);
    // tp 1 + 1 + 0, fn 1 + 0 + 0, fp 1 + 1 + 1
    expect(row!.micro_fnr).toBeCloseTo(1 / 3, 14);
    expect(row!.micro_f1).toBeCloseTo(4 / (4 + 3 + 1), 14);
  });

  test('ties in mAP are ranked by mAUROC, equal in both share a rank', () => {
    // One positive ranked second of three or of five: AP 1/2 in both, AUROC 1/2 and 3/4.
    const three = submission(
      'three',
      matrix({ X: { scores: [0.9, 0.8, 0.1], labels: [0, 1, 0] } }),
    );
    const five = submission(
      'five',
      matrix({ X: { scores: [0.9, 0.8, 0.3, 0.2, 0.1], labels: [0, 1, 0, 0, 0] } }),
    );
    // As if of the same images.
    const same = [three, five, { ...five, team: 'again' }].map((own) => ({
      ...own,
      matched: five.matched,
    }));
    expect(of(0.5, ...same).map((row) => [row.team, row.rank])).toEqual([
      ['three', 3],
      ['five', 1],
      ['again', 1],
    ]);
  });

  test('a team that scored fewer images or classes has no rank, unless asked for', () => {
    const X = { scores: [0.9, 0.8, 0.1], labels: [1, 0, 0] };
    const both = submission('both', matrix({ X, Y: { ...X, labels: [0, 1, 0] } }));
    const one = submission('one', matrix({ X }));
    const less = { ...both, team: 'less', matched: { images: 2, imageSet: 7 } };
    const evaluation = task([both, one, less]);
    const ranks = (ranking: Ranking) =>
      teamMetrics(evaluation, classMetrics(evaluation, 0.5, DEFAULT_BANDS), 0.5, ranking).map(
        ({ images, classes, rank }) => [images, classes, rank],
      );
    expect(ranks(DEFAULT_RANKING)).toEqual([
      [3, 2, 1],
      [3, 1, null],
      [2, 2, null],
    ]);
    expect(ranks({ ...DEFAULT_RANKING, incomplete: 'rank' })).toEqual([
      [3, 2, 2],
      [3, 1, 1],
      [2, 2, 2],
    ]);
  });
});

describe('bands', () => {
  test('follow training counts where given', () => {
    const rows = bandMetrics(classMetrics(TASK, 0.5, DEFAULT_BANDS), bandNames(DEFAULT_BANDS));
    expect(rows.map((row) => [row.band, row.classes])).toEqual([
      ['head', 1],
      ['medium', 1],
      ['tail', 1],
    ]);
    expect(rows[1]).toMatchObject({ map: null, mfnr: null });
  });

  test('follow the label file where no counts are given, and move with the limits', () => {
    const own = task([A]);
    const band = (head: number, tail: number) =>
      labelCounts(own, headMediumTail(head, tail)).find((row) => row.class === 'Hernia')!.band;
    expect(band(0.1, 0.01)).toBe('head');
    expect(band(0.4, 0.1)).toBe('medium');
    expect(band(0.9, 0.4)).toBe('tail');
  });

  test('none has one where the training counts know none of the classes', () => {
    const rows = classMetrics(task([A], { Hilum: 200 }), 0.5, DEFAULT_BANDS);
    expect(rows.map((row) => row.band)).toEqual([null, null, null]);
    expect(bandMetrics(rows, bandNames(DEFAULT_BANDS))).toEqual([]);
  });

  test('a class that the training counts leave out has none', () => {
    const rows = labelCounts(task([A], { Edema: 200 }), DEFAULT_BANDS);
    expect(rows.filter((row) => row.class === 'Hernia')).toMatchObject([{ band: null }]);
    expect(rows.filter((row) => row.class === 'Edema').map((row) => row.split)).toEqual([
      'test',
      'train',
    ]);
  });
});

test('operating_points holds the counts at every step of the grid', () => {
  const points = operatingPoints([TASK]);
  expect(points.threshold.length).toBe(3 * 1001);
  for (const [threshold, tp, fp, fn, tn] of [
    [0, 2, 2, 0, 0],
    [0.499, 2, 1, 0, 1],
    [0.5, 1, 1, 1, 1],
    [0.9, 0, 0, 2, 2],
  ] as const) {
    const at = Math.round(threshold * 1000);
    expect(points.threshold[at]).toBe(threshold);
    expect([points.tp[at], points.fp[at], points.fn[at], points.tn[at]]).toEqual([tp, fp, fn, tn]);
  }
});
