import { beforeAll, describe, expect, it } from 'vitest';
import { letterGroups } from '@/lib/inference/compact-letters';
import { correlationInterval } from '@/lib/inference/correlation-interval';
import { rankStability } from '@/lib/inference/rank-stability';
import { rankDistribution, rankingOf } from '@/lib/inference/ranks';
import type { ClassReplicates, TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { percentileInterval, rankSlots, slotsAurocError } from '@/lib/metrics';
import type { BootstrapMetricRow, PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { atOnce, inSlices } from '@/lib/scoring/steps';
import { inferenceOf, replicatesOf, rowsOf, testSet } from './support';

const SET = testSet(500, 5, 3);
const ROWS = rowsOf(SET);
let replicates: TaskReplicates;
let table: BootstrapMetricRow[];
const bootstrapRows = (rows: typeof ROWS) =>
  atOnce(inferenceOf(rows, replicates).table('bootstrap_metrics'));
beforeAll(async () => {
  replicates = await replicatesOf(SET, { replicates: 200, clustered: false });
  table = bootstrapRows(ROWS);
});

const find = (rows: readonly BootstrapMetricRow[], wanted: Partial<BootstrapMetricRow>) =>
  rows.filter((row) =>
    Object.entries(wanted).every(([key, value]) => row[key as keyof BootstrapMetricRow] === value),
  );

describe('bootstrap_metrics', () => {
  it('hold the intervals of what the leaderboard shows', () => {
    const [map] = find(table, { team: 'team 0', scope: 'team', metric: 'map', method: 'bca' });
    expect(map!.estimate).toBe(ROWS.teamRows.find((row) => row.team === 'team 0')!.map);
    expect(map!.lower).toBeLessThan(map!.estimate!);
    expect(map!.upper).toBeGreaterThan(map!.estimate!);
  });

  it('average the classes of a band in every replicate', () => {
    const band = ROWS.bandRows[0]!.band;
    const inBand = new Set(ROWS.classRows.filter((r) => r.band === band).map((r) => r.class));
    const own = replicates.teams[0]!.classes.filter((c) => inBand.has(c.class));
    const means = own[0]!.bootstrap.ap.map(
      (_, r) => own.reduce((sum, c) => sum + c.bootstrap.ap[r]!, 0) / own.length,
    );
    const [row] = find(table, {
      team: 'team 0',
      subject: band,
      metric: 'map',
      method: 'percentile',
    });
    expect([row!.lower, row!.upper]).toEqual([...percentileInterval(means)]);
  });

  it('have the DeLong interval of the kernel', () => {
    for (const [c, name] of SET.classes.entries()) {
      const wanted = { team: 'team 1', subject: name, method: 'delong' } as const;
      const [row] = find(table, wanted);
      const slots = rankSlots(SET.submissions[1]!.scores[c]!, SET.task.labels[c]!);
      const half = 1.959963984540054 * slotsAurocError(slots);
      expect(row!.lower).toBeCloseTo(Math.max(0, row!.estimate! - half), 12);
      expect(row!.upper).toBeCloseTo(Math.min(1, row!.estimate! + half), 12);
    }
  });

  it('are omitted at another threshold, except those that do not depend on it', () => {
    const other = rowsOf(SET, 0.3);
    const rows = bootstrapRows(other);
    const methods = (metric: BootstrapMetricRow['metric']) =>
      new Set(find(rows, { metric }).map((row) => row.method));
    expect(methods('ap')).toContain('bca');
    expect(methods('map')).toContain('percentile');
    expect(methods('macro_fnr')).toEqual(new Set());
    // Exact intervals of a proportion need no replicates.
    expect(methods('fnr')).toEqual(new Set(['clopper_pearson', 'wilson']));
  });

  it('are omitted for other images', () => {
    const fewer = testSet(490, 5, 3);
    const rows = rowsOf(fewer);
    const found = bootstrapRows(rows);
    expect(found.filter((row) => ['percentile', 'bca'].includes(row.method))).toEqual([]);
  });
});

describe('pairwise_comparisons', () => {
  it('hold each pair of the three teams once by every statistic, adjusted among its three', async () => {
    const rows = await inSlices(inferenceOf(ROWS, replicates).table('pairwise_comparisons'));
    const bands = new Set(ROWS.bandRows.map((row) => row.band)).size;
    expect(rows).toHaveLength(3 * (6 + 4 * bands + 2 * SET.classes.length));
    const byMap = rows.filter((row) => row.scope === 'team' && row.metric === 'map');
    expect(byMap).toEqual(inferenceOf(ROWS, replicates).teamPairs('map'));
    const name = SET.classes[0]!;
    const ofClass = rows.filter((row) => row.subject === name && row.metric === 'ap');
    expect(new Set(ofClass.map((row) => [row.team, row.other].sort().join())).size).toBe(3);
    const smallest = ofClass.reduce((a, b) => (b.p_value! < a.p_value! ? b : a));
    expect(smallest.p_holm).toBeCloseTo(Math.min(1, 3 * smallest.p_value!), 12);
  });

  it('say how many images would show a difference, and how many positives of a class', async () => {
    const rows = await inSlices(inferenceOf(ROWS, replicates).table('pairwise_comparisons'));
    const known = rows.filter((row) => row.images_needed !== null);
    expect(known.length).toBeGreaterThan(10);
    for (const row of known) {
      // statsmodels: (norm.ppf(0.975) + norm.ppf(0.8)) ** 2
      const factor = 7.848879734349088 * (row.standard_error! / row.difference!) ** 2;
      expect(row.images_needed! / Math.ceil(SET.images * factor)).toBeCloseTo(1, 6);
      const own = ROWS.classRows.find((r) => r.class === row.subject);
      expect(row.positives_needed).toBe(
        row.scope === 'class' ? Math.ceil(own!.positives * factor) : null,
      );
    }
  });

  it('let others have their turn on the way', async () => {
    function* slow() {
      for (let step = 0; step < 8; step++) {
        const end = performance.now() + 6;
        while (performance.now() < end);
        yield;
      }
      return 'all';
    }
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    expect(await inSlices(slow())).toBe('all');
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

/** A class whose AP is given by replicate; positives lost where it is NaN. */
function classOf(name: string, ap: number, replicated: readonly number[]): ClassReplicates {
  const samples = (values: readonly number[]) => ({
    positives: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 10)),
    negatives: Uint32Array.from(values, () => 90),
    tp: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 5)),
    fp: Uint32Array.from(values, () => 0),
    ap: Float64Array.from(values),
    auroc: Float64Array.from(values),
  });
  return {
    class: name,
    full: samples([ap]),
    bootstrap: samples(replicated),
    jackknife: samples([ap, ap]),
    aurocError: 0.1,
  };
}

const teamOf = (team: string, classes: ClassReplicates[]): TeamReplicates => ({
  team,
  scores: {},
  classes,
});

describe('ranks', () => {
  // By mAP A is first but for the last replicate; by ranks within classes they share the first.
  const teams = [
    teamOf('A', [classOf('x', 0.9, [0.9, 0.9, 0.1]), classOf('y', 0.3, [0.3, 0.3, 0.2])]),
    teamOf('B', [classOf('x', 0.2, [0.2, 0.2, 0.2]), classOf('y', 0.4, [0.4, Number.NaN, 0.3])]),
    teamOf('C', [classOf('x', 0.1, [0.1, 0.1, 0.0]), classOf('y', 0.1, [0.1, 0.1, 0.1])]),
  ];
  const ranking = (rule: 'map' | 'mean_rank_ap') =>
    rankingOf(
      { task: 'T', outOfDate: null },
      { ...replicates, teams },
      ['A', 'B', 'C'],
      ['x', 'y'],
      rule,
    );

  it('follow the mean, a lost class left out', () => {
    const { bootstrap, full } = ranking('map');
    expect(full.map((ranks) => [...ranks])).toEqual([[1], [2], [3]]);
    expect(bootstrap.map((ranks) => [...ranks])).toEqual([
      [1, 1, 2],
      [2, 2, 1],
      [3, 3, 3],
    ]);
  });

  it('follow the mean of ranks within classes', () => {
    const { bootstrap, full } = ranking('mean_rank_ap');
    expect(full.map((ranks) => [...ranks])).toEqual([[1], [1], [3]]);
    expect(bootstrap[0]![0]).toBe(1);
    expect(bootstrap[1]![2]).toBe(1);
    expect(bootstrap[0]![2]).toBe(2);
  });

  it('are counted', () => {
    const rows = rankDistribution(ranking('map'));
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({ team: 'A', rank: 1, full_rank: 1, replicates: 3 });
    expect(rows[0]!.probability).toBeCloseTo(2 / 3, 12);
    for (const team of ['A', 'B', 'C']) {
      const sum = rows.filter((r) => r.team === team).reduce((s, r) => s + r.probability, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('have a stability by Kendall’s tau', () => {
    const { kendall, teams: own } = rankStability(ranking('map'), 0.95)!;
    // Two replicates agree wholly; in one a pair of three is the other way round: tau 1/3.
    expect(kendall!.mean).toBeCloseTo((1 + 1 + 1 / 3) / 3, 12);
    expect(own[0]).toMatchObject({ team: 'A', rank: 1, median: 1, topThree: 1 });
    expect(own[0]!.first).toBeCloseTo(2 / 3, 12);
  });
});

describe('comparisons', () => {
  it('are of each pair once, the better first, p by Holm over all pairs', () => {
    const { teamPairs } = inferenceOf(ROWS, replicates);
    const rows = teamPairs('map');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row.difference).toBeGreaterThanOrEqual(0);
      expect(row.p_holm).toBeGreaterThanOrEqual(row.p_value!);
    }
    const fnr = teamPairs('macro_fnr');
    for (const { difference, probability } of fnr) {
      // Less is better: a team that misses less is more often the better one.
      if (Math.abs(difference!) > 0.01) expect(probability! > 0.5).toBe(difference! < 0);
    }
  });

  it('class by class add up to the difference of the means', () => {
    const rows = inferenceOf(ROWS, replicates).classDifferences('team 0', 'team 2', 'ap');
    const map = (team: string) => ROWS.teamRows.find((row) => row.team === team)!.map!;
    const sum = rows.reduce((total, row) => total + row.share!, 0);
    expect(sum).toBeCloseTo(map('team 0') - map('team 2'), 12);
    const own = rows[0]!;
    expect(own.lower).toBeLessThan(own.difference!);
    expect(own.upper).toBeGreaterThan(own.difference!);
  });

  it('group neighbours that do not differ significantly', () => {
    const pair = (team: string, other: string, p_holm: number): PairwiseComparisonRow => ({
      task: 'T',
      scope: 'team',
      subject: null,
      metric: 'map',
      team,
      other,
      difference: 0.1,
      lower: 0,
      upper: 1,
      level: 0.95,
      probability: 0.5,
      p_value: p_holm,
      p_holm,
      standard_error: 0.1,
      images_needed: 1000,
      positives_needed: null,
      replicates: 100,
      out_of_date: null,
    });
    const rows = [
      pair('A', 'B', 0.3),
      pair('A', 'C', 0.01),
      pair('A', 'D', 0.001),
      pair('B', 'C', 0.2),
      pair('B', 'D', 0.06),
      pair('C', 'D', 0.9),
    ];
    expect(letterGroups(['A', 'B', 'C', 'D'], rows, 0.05)).toEqual([
      ['A', 'B'],
      ['B', 'C', 'D'],
    ]);
    expect(letterGroups(['A', 'B', 'C', 'D'], [], 0.05)).toEqual([]);
  });
});

it('a correlation is resampled point by point', () => {
  const x = [Float64Array.of(1, 1, 5), Float64Array.of(2, 2, 5), Float64Array.of(3, 3, 5)];
  const y = [Float64Array.of(1, 3), Float64Array.of(2, 2), Float64Array.of(3, 1)];
  // Two replicates in both: r is 1, then -1.
  const found = correlationInterval(x, y, 0.95)!;
  expect(found.replicates).toBe(2);
  expect(found.interval[0]).toBeCloseTo(-0.95, 12);
  expect(found.interval[1]).toBeCloseTo(0.95, 12);
  expect(correlationInterval([], [], 0.95)).toBeNull();
});
