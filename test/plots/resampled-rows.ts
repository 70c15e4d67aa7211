import type { TeamStability } from '@/lib/inference/rank-stability';
import type {
  BootstrapMetricRow,
  PairwiseComparisonRow,
  RankDistributionRow,
  ResampledMetric,
  ResampledScope,
  TaskGapRow,
} from '@/lib/scoring/result-tables';
import { bandMetrics, classMetrics, TEAMS, teamMetrics } from './rows';

const NOTE = '95 % percentile intervals, 1,000 replicates of patients, seed 7.';

const shared = {
  task: '1',
  method: 'percentile',
  bias: null,
  level: 0.95,
  replicates: 1000,
  lost: 0,
} as const;

function interval(
  team: string,
  scope: ResampledScope,
  subject: string | null,
  metric: ResampledMetric,
  estimate: number | null,
  half: number,
): BootstrapMetricRow {
  return {
    ...shared,
    team,
    scope,
    subject,
    metric,
    estimate,
    lower: estimate === null ? null : Math.max(0, estimate - half),
    upper: estimate === null ? null : Math.min(1, estimate + half),
    standard_error: estimate === null ? null : half / 2,
    positives: null,
    out_of_date: null,
  };
}

const teamIntervals = teamMetrics.flatMap((row) =>
  (['map', 'mauroc', 'mf1'] as const).map((metric) =>
    interval(row.team, 'team', null, metric, row[metric], 0.004),
  ),
);
const bandIntervals = bandMetrics.map((row, i) =>
  interval(row.team, 'band', row.band, 'map', row.map, 0.01 * (1 + (i % 3))),
);

/** Wider the fewer positives there are. */
export const classIntervals = classMetrics.flatMap((row) =>
  (['ap', 'fnr'] as const).map((metric) => ({
    ...interval(
      row.team,
      'class',
      row.class,
      metric,
      row[metric],
      0.9 / Math.sqrt(Math.max(1, row.positives)),
    ),
    positives: row.positives,
  })),
);

export const intervals = {
  rows: [...teamIntervals, ...bandIntervals, ...classIntervals],
  note: NOTE,
};

/** Out of 1,000 replicates: B mostly first, A and C undecided behind it. */
const RANKS: Readonly<Record<string, readonly number[]>> = {
  'Team A': [40, 480, 480],
  'Team B': [930, 60, 10],
  'Team C': [30, 460, 510],
};

export const rankRows: RankDistributionRow[] = TEAMS.flatMap((team, i) =>
  RANKS[team]!.map((count, rank) => ({
    task: '1',
    metric: 'map' as const,
    team,
    full_rank: [2, 1, 3][i]!,
    rank: rank + 1,
    replicates: 1000,
    probability: count / 1000,
    out_of_date: null,
  })),
);

export const stability: TeamStability[] = ['Team B', 'Team A', 'Team C'].map((team, i) => ({
  team,
  rank: i + 1,
  first: RANKS[team]![0]! / 1000,
  topThree: 1,
  median: [1, 2, 3][i]!,
  lower: 1,
  upper: [2, 3, 3][i]!,
}));

function pair(
  team: string,
  other: string,
  difference: number,
  probability: number,
  pHolm: number,
): PairwiseComparisonRow {
  return {
    task: '1',
    scope: 'team',
    subject: null,
    metric: 'map',
    team,
    other,
    difference,
    lower: difference - 0.003,
    upper: difference + 0.003,
    level: 0.95,
    probability,
    p_value: pHolm / 3,
    p_holm: pHolm,
    standard_error: 0.0015,
    images_needed: 900,
    positives_needed: null,
    replicates: 1000,
    out_of_date: null,
  };
}

export const pairRows: PairwiseComparisonRow[] = [
  pair('Team B', 'Team C', 0.002, 0.92, 0.2),
  pair('Team B', 'Team A', 0.004, 0.997, 0.006),
  pair('Team C', 'Team A', 0.002, 0.55, 0.9),
];

/** Team B minus Team A by class; the class without a positive is undefined. */
export const pairedClasses = classMetrics
  .filter((row) => row.team === 'Team A')
  .map((row, i) => {
    const difference = row.ap === null ? null : [0.01, -0.004, 0.03, 0.02, -0.06][i]!;
    const half = 0.9 / Math.sqrt(Math.max(1, row.positives));
    return {
      class: row.class,
      band: row.band,
      positives: row.positives,
      prevalence: row.prevalence,
      team: 'Team B',
      other: 'Team A',
      difference,
      lower: difference === null ? null : difference - half / 3,
      upper: difference === null ? null : difference + half / 3,
      level: 0.95,
    };
  });

/** The steps of Team A from one task to another. */
export const gapRows: TaskGapRow[] = (
  [
    ['classes', 0.05, null, null],
    ['images', 0.11, 0.06, 0.15],
    ['labels', -0.03, -0.07, 0.01],
    ['rest', 0.002, null, null],
  ] as const
).map(([step, change, lower, upper], i) => ({
  task: '1',
  second: '2',
  team: 'Team A',
  metric: 'ap',
  order: 'average',
  step,
  place: i + 1,
  start: 0.28,
  change,
  lower,
  upper,
  end: 0.412,
  images: 406,
  shared_classes: 5,
}));

export const carried = pairedClasses.flatMap(({ class: name, band, difference }) =>
  difference === null ? [] : [{ class: name, band, contribution: difference / 5 }],
);
