import { describe, expect, it } from 'vitest';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { classRow, found, inference, inputsOf, plain, texts } from './inputs';

describe('subgroups', () => {
  const row = (group: string, positives: number, fnr: number): GroupRow => ({
    task: 'Task',
    attribute: 'view',
    group,
    team: 'A',
    class: 'x',
    positives,
    images: 1000,
    prevalence: positives / 1000,
    fnr,
    fpr: 0,
  });

  it('gives the gap with Newcombe’s interval', () => {
    const groups = [row('AP', 40, 0.75), row('PA', 60, 20 / 60)];
    const [one] = found(inputsOf({ map: { A: 0.5 } }, { groups }), 'subgroups');
    // statsmodels, confint_proportions_2indep(30, 40, 20, 60, method='newcomb')
    expect(one!.lower).toBeCloseTo(0.21921, 4);
    expect(one!.upper).toBeCloseTo(0.56811, 4);
    expect(plain(one!.text)).toBe(
      'A misses x in 75 % of positives where view is AP and in 33 % where it is PA: a gap of 42 points (95 % interval 22 to 57) at threshold 0.5. It is the most certain of 1 comparison, and significant after correction for them.',
    );
  });

  it('says that a gap among many may be chance', () => {
    const groups = ['a', 'b', 'c', 'd', 'e'].map((name, i) => row(name, 30, 0.4 + i * 0.03));
    const [one] = found(inputsOf({ map: { A: 0.5 } }, { groups }), 'subgroups');
    expect(one!.strength).toBe('uncertain');
    expect(one!.text).toMatch(/^No gap between subgroups is significant among 10 comparisons/);
  });

  it('leaves out groups of few positives', () => {
    const groups = [row('AP', 19, 0.9), row('PA', 60, 0.1)];
    expect(found(inputsOf({ map: { A: 0.5 } }, { groups }), 'subgroups')).toEqual([]);
  });
});

describe('agreement of tasks', () => {
  const points = (aps: readonly number[]) =>
    aps.map((ap, i) => classRow({ class: 'x', team: `T${i}`, ap }));
  const both = (x: readonly number[], y: readonly number[]) =>
    inputsOf({}, { classRows: points(x), others: [{ task: 'Other', classRows: points(y) }] });

  it('has r, Spearman and the interval of Fisher', () => {
    const [one] = found(both([0.1, 0.2, 0.3, 0.4, 0.5], [0.1, 0.2, 0.3, 0.5, 0.4]), 'agreement');
    expect(one!.value).toBeCloseTo(0.9, 12);
    // numpy: tanh(arctanh(0.9) +- 1.959964 / sqrt(2))
    expect(one!.lower).toBeCloseTo(0.08610194, 7);
    expect(plain(one!.text)).toBe(
      'Teams that do well on Task do well on Other too: r = 0.90 (95 % interval 0.09 to 0.99), Spearman’s ρ 0.90, 5 teams, mean AP.',
    );
  });

  it('leaves it open where the interval includes 0', () => {
    const [one] = found(both([0.1, 0.2, 0.3, 0.4], [0.4, 0.1, 0.3, 0.35]), 'agreement');
    expect(one!.strength).toBe('uncertain');
    expect(one!.text).toMatch(/^Whether .* is open/);
  });

  it('says that two teams are too few, and nothing where no team has both', () => {
    expect(texts(both([0.1, 0.2], [0.2, 0.3]), 'agreement')).toEqual([
      '2 teams have predictions for both Task and Other: too few to say whether the tasks agree.',
    ]);
    expect(found(both([], []), 'agreement')).toEqual([]);
  });

  it('defines no correlation of equal values', () => {
    const [one] = found(both([0.2, 0.2, 0.2], [0.1, 0.2, 0.3]), 'agreement');
    expect(one).toMatchObject({ value: null, strength: 'not tested' });
  });
});

describe('the data', () => {
  it('names empty, full and small classes, unknown labels and single images', () => {
    const labels = [
      { class: 'none', positives: 0 },
      { class: 'all', positives: 80, images: 80 },
      { class: 'few', positives: 4 },
      { class: 'good' },
    ];
    const own = inference({ singles: true });
    const item = { one: 'exam', many: 'exams' };
    expect(texts(inputsOf({ labels }, { inference: own, item }), 'data')).toEqual([
      '1 class has no positive exam: none. It has no AP, AUROC or FNR, and is left out of the means.',
      '1 class has no negative exam: all. AP is 1 there whatever the scores.',
      '1 class has fewer than 10 positive exams: few. Its statistics are rough estimates.',
      '5.00 % of the labels are unknown (20 of 400) and left out of the statistics of their class. Most are missing for all: 80 of 100 exams have a label.',
      'No column says which exams are of one patient, so single exams are resampled. If patients have several exams, the intervals are too narrow.',
    ]);
  });

  it('has nothing to say of clean files', () => {
    expect(found(inputsOf({ labels: [{ class: 'good' }] }), 'data')).toEqual([]);
  });
});
