import { describe, expect, it } from 'vitest';
import { metricRanks, rankFlips } from '@/lib/scoring/tables/metric-ranks';
import { netBenefitRows } from '@/lib/scoring/tables/net-benefit';
import { matrix, submission, task } from './support';

// A is better in the common class, B in the rare one.
const common = [1, 1, 1, 1, 0, 0, 0, 0];
const rare = [1, 0, 0, 0, 0, 0, 0, 0];
const A = matrix({
  Common: { scores: [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1], labels: common },
  Rare: { scores: [0.5, 0.9, 0.8, 0.1, 0.1, 0.1, 0.1, 0.1], labels: rare },
});
const B = matrix({
  Common: { scores: [0.1, 0.8, 0.2, 0.6, 0.4, 0.3, 0.7, 0.9], labels: common },
  Rare: { scores: [0.8, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.6], labels: rare },
});
const evaluation = task([submission('A', A), submission('B', B)]);

describe('ranks by several statistics', () => {
  const rows = metricRanks(evaluation, 0.5, null);
  const of = (metric: string) => rows.filter((row) => row.metric === metric);

  it('are of means over classes', () => {
    const ap = of('ap');
    // A: 1 in the common class, 1/3 in the rare one.
    expect(ap.find(({ team }) => team === 'A')!.value).toBeCloseTo((1 + 1 / 3) / 2, 12);
    const lift = of('lift');
    expect(lift.find(({ team }) => team === 'A')!.value).toBeCloseTo((1 / 0.5 + 8 / 3) / 2, 12);
    const gain = of('gain').find(({ team }) => team === 'A')!;
    // (1/3 - 1/8) / (7/8 * 1/3) = 5/7 in the rare class.
    expect(gain.value).toBeCloseTo((1 + 5 / 7) / 2, 12);
  });

  it('share a rank where equal, and a lower Brier score is better', () => {
    const twins = task([submission('A', A), submission('Z', A), submission('B', B)]);
    const ranks = metricRanks(twins, 0.5, null).filter((row) => row.metric === 'brier');
    const byTeam = new Map(ranks.map((row) => [row.team, row.rank]));
    expect(byTeam.get('A')).toBe(byTeam.get('Z'));
    const [first] = ranks;
    expect(first!.value).toBe(Math.min(...ranks.map(({ value }) => value)));
  });

  it('leave out a team that lacks a class', () => {
    const { Rare: _, ...rest } = { Common: A.columns(0), Rare: A.columns(1) };
    const partial = matrix({
      Common: { scores: [...rest.Common.scores], labels: [...rest.Common.labels] },
    });
    const some = task([submission('A', A), submission('B', B), submission('C', partial)]);
    expect(metricRanks(some, 0.5, null).map(({ team }) => team)).not.toContain('C');
  });
});

describe('pairs that a statistic reverses', () => {
  it('name the class that does most for it', () => {
    const flips = rankFlips(evaluation, 0.5, null);
    const lift = flips.filter((row) => row.metric === 'lift');
    // AP in the rare class: 1/3 and 1/2, so 8/3 and 4 times the prevalence.
    expect(lift).toMatchObject([{ team: 'B', other: 'A', class: 'Rare' }]);
    expect(lift[0]!.class_share).toBeCloseTo((4 - 8 / 3) / 2, 12);
    for (const row of flips) {
      expect(row.ap_difference).toBeLessThan(0);
      expect(row.metric).not.toBe('ap');
    }
  });
});

describe('net benefit of the classes of a task', () => {
  it('is that of the counts at each threshold', () => {
    const rows = netBenefitRows(evaluation, 'Rare');
    const at = rows.find((row) => row.team === 'A' && row.threshold === 0.2)!;
    // Called at 0.2: one true, two false positives of 8 images.
    expect(at.net_benefit).toBeCloseTo(1 / 8 - (2 / 8) * 0.25, 12);
    expect(at.all).toBeCloseTo(1 / 8 - (7 / 8) * 0.25, 12);
    expect(at.lower).toBeLessThan(at.net_benefit!);
  });
});
