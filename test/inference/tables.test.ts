import { beforeAll, describe, expect, it } from 'vitest';
import { bootstrapMetrics } from '@/lib/inference/bootstrap-metrics';
import { classDifferences } from '@/lib/inference/class-difference';
import { correlationInterval } from '@/lib/inference/correlation-interval';
import { indistinctTeams } from '@/lib/inference/indistinct';
import { compareTeams, pairwiseComparisons } from '@/lib/inference/pairwise-comparisons';
import { rankDistribution } from '@/lib/inference/rank-distribution';
import { rankStability } from '@/lib/inference/rank-stability';
import { rankingOf } from '@/lib/inference/ranks';
import type { ClassReplicates, TaskReplicates, TeamReplicates } from '@/lib/inference/replicates';
import { matchClasses } from '@/lib/inference/shown-rows';
import { delongInterval, percentileInterval } from '@/lib/metrics';
import type { BootstrapMetricRow, PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { atOnce, inSlices } from '@/lib/scoring/steps';
import { replicatesOf, rowsOf, testSet } from './support';

const SET = testSet(500, 5, 3);
const ROWS = rowsOf(SET);
let drawn: TaskReplicates;
let table: BootstrapMetricRow[];
const bootstrapRows = (rows: typeof ROWS) =>
  atOnce(bootstrapMetrics('Task 1', rows, matchClasses(rows.classRows, drawn), 0.95));
beforeAll(async () => {
  drawn = await replicatesOf(SET, { replicates: 200, clustered: false });
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

  it('take the mean of a band over its classes in every draw', () => {
    const band = ROWS.bandRows[0]!.band;
    const inBand = new Set(ROWS.classRows.filter((r) => r.band === band).map((r) => r.class));
    const own = drawn.teams[0]!.classes.filter((c) => inBand.has(c.class));
    const means = own[0]!.draws.ap.map(
      (_, draw) => own.reduce((sum, c) => sum + c.draws.ap[draw]!, 0) / own.length,
    );
    const [row] = find(table, {
      team: 'team 0',
      subject: band,
      metric: 'map',
      method: 'percentile',
    });
    expect([row!.lower, row!.upper]).toEqual([...percentileInterval(means)]);
  });

  it('have the DeLong interval that its own kernel gives', () => {
    for (const [c, name] of SET.labels.classes.entries()) {
      const wanted = { team: 'team 1', subject: name, method: 'delong' } as const;
      const [row] = find(table, wanted);
      const [lower, upper] = delongInterval(SET.submissions[1]!.scores[c]!, SET.labels.labels[c]!);
      expect(row!.lower).toBeCloseTo(lower, 12);
      expect(row!.upper).toBeCloseTo(upper, 12);
    }
  });

  it('are of no other threshold than their own: what does not depend on it stays', () => {
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

  it('are of no other images than their own', () => {
    const fewer = testSet(490, 5, 3);
    const rows = rowsOf(fewer);
    const found = bootstrapRows(rows);
    expect(found.filter((row) => ['percentile', 'bca'].includes(row.method))).toEqual([]);
  });
});

describe('pairwise_comparisons', () => {
  const matched = () => matchClasses(ROWS.classRows, drawn);

  it('hold each pair of the three teams once by every figure, adjusted among its three', async () => {
    const rows = await inSlices(pairwiseComparisons('Task 1', ROWS, matched(), 0.95));
    const bands = new Set(ROWS.bandRows.map((row) => row.band)).size;
    expect(rows).toHaveLength(3 * (6 + 4 * bands + 2 * SET.labels.classes.length));
    const byMap = rows.filter((row) => row.scope === 'team' && row.metric === 'map');
    expect(byMap).toEqual(compareTeams('Task 1', ROWS, matched(), 'map', 0.95));
    const name = SET.labels.classes[0]!;
    const ofClass = rows.filter((row) => row.subject === name && row.metric === 'ap');
    expect(new Set(ofClass.map((row) => [row.team, row.other].sort().join())).size).toBe(3);
    const smallest = ofClass.reduce((a, b) => (b.p_value! < a.p_value! ? b : a));
    expect(smallest.p_holm).toBeCloseTo(Math.min(1, 3 * smallest.p_value!), 12);
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

/** A class whose AP is given draw by draw; positives lost where it is NaN. */
function classOf(name: string, ap: number, draws: readonly number[]): ClassReplicates {
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
    draws: samples(draws),
    jackknife: samples([ap, ap]),
    aurocError: 0.1,
  };
}

const teamOf = (team: string, classes: ClassReplicates[]): TeamReplicates => ({ team, classes });

describe('ranks', () => {
  // By mAP A is first but for the last draw; by ranks within classes they share the first.
  const teams = [
    teamOf('A', [classOf('x', 0.9, [0.9, 0.9, 0.1]), classOf('y', 0.3, [0.3, 0.3, 0.2])]),
    teamOf('B', [classOf('x', 0.2, [0.2, 0.2, 0.2]), classOf('y', 0.4, [0.4, Number.NaN, 0.3])]),
    teamOf('C', [classOf('x', 0.1, [0.1, 0.1, 0.0]), classOf('y', 0.1, [0.1, 0.1, 0.1])]),
  ];
  const ranking = (rule: 'map' | 'mean_rank_ap') =>
    rankingOf('T', teams, new Set(['x', 'y']), rule);

  it('follow the mean, a lost class left out', () => {
    const { draws, full } = ranking('map');
    expect(full.map((ranks) => [...ranks])).toEqual([[1], [2], [3]]);
    expect(draws.map((ranks) => [...ranks])).toEqual([
      [1, 1, 2],
      [2, 2, 1],
      [3, 3, 3],
    ]);
  });

  it('follow the mean of ranks within classes', () => {
    const { draws, full } = ranking('mean_rank_ap');
    expect(full.map((ranks) => [...ranks])).toEqual([[1], [1], [3]]);
    expect(draws[0]![0]).toBe(1);
    expect(draws[1]![2]).toBe(1);
    expect(draws[0]![2]).toBe(2);
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

  it('are stable as Kendall’s tau says', () => {
    const { kendall, teams: own } = rankStability(ranking('map'), 0.95)!;
    // Two draws agree wholly; in one a pair of three is the other way round: tau 1/3.
    expect(kendall!.mean).toBeCloseTo((1 + 1 + 1 / 3) / 3, 12);
    expect(own[0]).toMatchObject({ team: 'A', rank: 1, median: 1, topThree: 1 });
    expect(own[0]!.first).toBeCloseTo(2 / 3, 12);
  });
});

describe('comparisons', () => {
  it('are of each pair once, the better first, p by Holm over all pairs', () => {
    const matched = matchClasses(ROWS.classRows, drawn);
    const rows = compareTeams('Task 1', ROWS, matched, 'map', 0.95);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row.difference).toBeGreaterThanOrEqual(0);
      expect(row.p_holm).toBeGreaterThanOrEqual(row.p_value!);
    }
    const fnr = compareTeams('Task 1', ROWS, matched, 'macro_fnr', 0.95);
    for (const { difference, probability } of fnr) {
      // Less is better: a team that misses less is more often the better one.
      if (Math.abs(difference!) > 0.01) expect(probability! > 0.5).toBe(difference! < 0);
    }
  });

  it('class by class add up to the difference of the means', () => {
    const matched = matchClasses(ROWS.classRows, drawn);
    const [one, other] = [matched.get('team 0')!, matched.get('team 2')!];
    const rows = classDifferences('Task 1', one, other, 'ap', 0.95);
    const map = (team: string) => ROWS.teamRows.find((row) => row.team === team)!.map!;
    const sum = rows.reduce((total, row) => total + row.share!, 0);
    expect(sum).toBeCloseTo(map('team 0') - map('team 2'), 12);
    const own = rows[0]!;
    expect(own.lower).toBeLessThan(own.difference!);
    expect(own.upper).toBeGreaterThan(own.difference!);
  });

  it('bracket neighbours that cannot be told apart', () => {
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
      replicates: 100,
    });
    const rows = [
      pair('A', 'B', 0.3),
      pair('A', 'C', 0.01),
      pair('A', 'D', 0.001),
      pair('B', 'C', 0.2),
      pair('B', 'D', 0.06),
      pair('C', 'D', 0.9),
    ];
    expect(indistinctTeams(['A', 'B', 'C', 'D'], rows, 0.05)).toEqual([
      ['A', 'B'],
      ['B', 'C', 'D'],
    ]);
    expect(indistinctTeams(['A', 'B', 'C', 'D'], [], 0.05)).toEqual([]);
  });
});

it('a correlation is drawn point by point', () => {
  const x = [Float64Array.of(1, 1, 5), Float64Array.of(2, 2, 5), Float64Array.of(3, 3, 5)];
  const y = [Float64Array.of(1, 3), Float64Array.of(2, 2), Float64Array.of(3, 1)];
  // Draws in both: r is 1, then -1.
  const found = correlationInterval(x, y, 0.95)!;
  expect(found.replicates).toBe(2);
  expect(found.interval[0]).toBeCloseTo(-0.95, 12);
  expect(found.interval[1]).toBeCloseTo(0.95, 12);
  expect(correlationInterval([], [], 0.95)).toBeNull();
});
